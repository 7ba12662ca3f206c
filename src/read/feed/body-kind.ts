// Decides what kind of body a server sent in place of a feed, or around it.

/** Only this much of the text is searched, in UTF-16 units. */
const headLength = 4_000;
const junkLengthMax = 200_000;

export type BodyKind =
  /** JSON, from its first brace. */
  | { readonly kind: 'json'; readonly text: string }
  /** XML, from its declaration, document type or root. `junk` was before it. */
  | { readonly kind: 'xml'; readonly text: string; readonly junk: boolean };

const start = new RegExp(
  String.raw`<\?xml\s|<!DOCTYPE\s{1,9}(?:rss|rdf|feed|channel)\b|` +
    String.raw`<(?:[\w.-]{1,20}:)?(?:rss|feed|rdf|urlset|channel)(?=[\s>])`,
  'i',
);

/**
 * What `text` is. Whatever comes before the root of a feed (notices of a program, tags, comments,
 * scripts) is left out. A web page is not searched for a feed inside it.
 */
export function bodyKind(text: string): BodyKind {
  const head = text.slice(0, headLength).trimStart();
  if (/^(?:\)\]\}'?,?\s*)?\{/.test(head)) {
    return { kind: 'json', text: text.slice(text.indexOf('{')) };
  }
  if (isWebPage(head)) return { kind: 'xml', text, junk: false };
  const at = text.slice(0, junkLengthMax).search(start);
  const junk =
    at > 0 && !/^(?:\s|<!--(?:(?!-->)[^])*-->)*$/.test(text.slice(0, Math.min(at, headLength)));
  return { kind: 'xml', text: junk ? text.slice(at) : text, junk };
}

function isWebPage(head: string): boolean {
  return /^(?:<!--(?:(?!-->)[^])*-->|\s)*(?:<!doctype html|<html[\s>])/i.test(head);
}

/** Says what a document is that is no feed, in words an editor understands. */
export function refusalOf(text: string): string {
  const head = text.slice(0, headLength).trimStart();
  if (head === '') return 'The answer is empty.';
  if (/<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) {
    return /just a moment|challenge-platform|cf-chl|captcha|checking your browser/i.test(head)
      ? 'This address answers with a check for robots, not a feed.'
      : 'This address serves a web page, not a feed.';
  }
  if (head.startsWith('{') || head.startsWith('['))
    return 'This address serves JSON that is no feed.';
  if (/<opml[\s>]/i.test(head)) return 'This is a list of feeds (OPML), not a feed.';
  if (/<sitemapindex[\s>]/i.test(head)) return 'This is an index of sitemaps, not a feed.';
  return head.startsWith('<') ? 'This is XML, but no feed.' : 'This is no feed.';
}
