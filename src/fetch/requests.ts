// How each kind of document is requested: accepted types, size limit and timeout.

export interface RequestSpec {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytesMax: number;
  readonly timeoutMs: number;
}

const timeoutMs = 20_000;
const feedBytesMax = 15 * 1024 * 1024;
const pageBytesMax = 8 * 1024 * 1024;
const robotsBytesMax = 1024 * 1024;
const acceptFeed =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';
const acceptPage = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';
const acceptRobots = 'text/plain, */*;q=0.5';

const wanted = (url: string, accept: string, bytesMax: number): RequestSpec => ({
  url,
  headers: { accept },
  bytesMax,
  timeoutMs,
});

export const feedRequest = (url: string): RequestSpec => wanted(url, acceptFeed, feedBytesMax);
export const pageRequest = (url: string): RequestSpec => wanted(url, acceptPage, pageBytesMax);
export const robotsRequest = (url: string): RequestSpec =>
  wanted(url, acceptRobots, robotsBytesMax);
/** What may be a feed, or a page that names one. */
export const feedOrPageRequest = (url: string): RequestSpec =>
  wanted(url, `${acceptPage}, ${acceptFeed}`, pageBytesMax);
