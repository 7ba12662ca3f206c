// Namespaces of feeds. Every element gets one short lower-case name whatever its prefix: RSS and
// Atom without prefix (`title`), known namespaces with their usual prefix (`dc:creator`), unknown
// ones with a question mark (`?:name`).

/** The usual prefix by namespace address in lower case. */
const prefixes: Readonly<Record<string, string>> = {
  '': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://backend.userland.com/rss091': '',
  'http://backend.userland.com/rss191': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss/': '',
  'http://purl.org/rss/1.0/': '',
  'http://purl.org/net/rss1.1#': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://example.com/newformat#': '',
  'http://example.com/necho': '',
  'http://purl.org/echo/': '',
  'uri/of/echo/namespace#': '',
  'http://purl.org/pie/': '',
  'http://purl.org/atom/ns#': '',
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/rss/1.0/modules/rss091#': '',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap/0.84': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.google.com/schemas/sitemap-image/1.1': 'image',
  'http://webns.net/mvcb/': 'admin',
  'http://purl.org/rss/1.0/modules/aggregation/': 'ag',
  'http://purl.org/atompub/tombstones/1.0': 'at',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/mrss/': 'media',
  'http://search.yahoo.com/rss/': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss/': 'media',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.w3.org/2000/01/rdf-schema#': 'rdfs',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://purl.org/rss/1.0/modules/slash/': 'slash',
  'http://purl.org/syndication/thread/1.0': 'thr',
  'http://wellformedweb.org/commentapi/': 'wfw',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/math/mathml': 'math',
  'http://www.w3.org/xml/1998/namespace': 'xml',
};

/** Are all prefixes of these attributes declared? */
export function prefixesDeclared(
  attributes: ReadonlyMap<string, string> | undefined,
  scope: Scope,
): boolean {
  for (const [name, value] of attributes ?? []) {
    const colon = name.indexOf(':');
    if (name.startsWith('xmlns')) {
      if (/\s/.test(value.trim())) return false;
    } else if (colon > 0 && findUri(name.slice(0, colon), scope) === undefined) return false;
  }
  return true;
}

/** Prefixes with their usual meaning even if the feed does not declare them. */
const customary: ReadonlySet<string> = new Set(
  `admin at content dc dcterms feedburner itunes media rdf sy slash thr wfw xhtml svg news image
  xml`.split(/\s+/),
);
const ownFormat: ReadonlySet<string> = new Set(['rss', 'atom', 'atom10', 'atom03', 'a10']);

/** Maximum of declarations in force at once; more are ignored. */
const declarationsMax = 200;

/** The declarations in force, innermost first. */
export interface Scope {
  readonly prefix: string;
  readonly uri: string;
  readonly outer: Scope | undefined;
  readonly size: number;
  /** Short name by name as written: a cache. */
  readonly known: Map<string, string>;
}

export const outermostScope = (): Scope => ({
  prefix: 'xml',
  uri: 'http://www.w3.org/xml/1998/namespace',
  outer: undefined,
  size: 1,
  known: new Map(),
});

/** The scope inside an element with these attributes. */
export function scopeInside(
  scope: Scope,
  attributes: ReadonlyMap<string, string> | undefined,
): Scope {
  if (attributes === undefined) return scope;
  let inner = scope;
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns') || inner.size >= declarationsMax) continue;
    if (name !== 'xmlns' && name[5] !== ':') continue;
    const prefix = name.slice(6);
    inner = {
      prefix,
      uri: value.trim().toLowerCase(),
      outer: inner,
      size: inner.size + 1,
      known: new Map(),
    };
  }
  return inner;
}

/** The short name of an element. Calls `onUnbound` if its prefix is not declared. */
export function shortName(written: string, scope: Scope, onUnbound: () => void): string {
  const known = scope.known.get(written);
  if (known !== undefined) return known;
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon).toLowerCase();
  const local = written.slice(colon + 1).toLowerCase();
  const uri = findUri(prefix, scope);
  if (uri === undefined && prefix !== '') onUnbound();
  const short = uri === undefined ? assumedPrefix(prefix) : knownPrefix(uri, prefix);
  const name = short === '' ? local : `${short}:${local}`;
  scope.known.set(written, name);
  return name;
}

function findUri(prefix: string, scope: Scope): string | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    if (at.prefix === prefix) return at.uri;
  }
  return undefined;
}

/** An unknown default namespace counts as the feed's own; an unknown prefix does not. */
function knownPrefix(uri: string, prefix: string): string {
  const found = prefixes[uri] ?? prefixes[uri.replace(/^https:/, 'http:')] ?? prefixes[`${uri}/`];
  if (found !== undefined) return found;
  return prefix === '' ? '' : '?';
}

function assumedPrefix(prefix: string): string {
  if (prefix === '' || ownFormat.has(prefix)) return '';
  return customary.has(prefix) ? prefix : '?';
}
