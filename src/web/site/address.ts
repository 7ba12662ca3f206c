// Maps the variants of an address (old blog links, other case, missing slash) to its one spelling.

const feedAliases: ReadonlyMap<string, string> = new Map([
  ['/feed', '/feeds/posts/default'],
  ['/feeds', '/feeds/posts/default'],
  ['/atom.xml', '/feeds/posts/default'],
  ['/rss', '/feeds/posts/default?alt=rss'],
  ['/rss.xml', '/feeds/posts/default?alt=rss'],
  ['/feed.json', '/feeds/posts/default?alt=json'],
  ['/feeds/posts/summary', '/feeds/posts/default'],
  ['/feeds/posts/full', '/feeds/posts/default'],
]);

const pages: ReadonlySet<string> = new Set(['/p/about', '/p/outlets', '/p/corrections']);

/**
 * The canonical spelling of a path that no route answers; the same path if there is no other.
 * The result begins with exactly one slash, so a redirect to it never leaves the site.
 */
export function canonicalPath(path: string): string {
  const single = `/${path.replace(/[\\/]+/g, '/').replace(/^\//, '')}`;
  const cased = lowerCased(single);
  const bare =
    cased === '/' ? cased : cased.replace(/\/$/, '').replace(/\/index\.html?$/, '') || '/';
  const alias = feedAliases.get(bare);
  if (alias !== undefined) return alias;
  if (pages.has(bare)) return `${bare}.html`;
  const month = /^\/(\d{4})(?:\/(\d{1,2}))?$/.exec(bare);
  if (month !== null) return folder(month[1], month[2]);
  // The monthly files of old Blogger sites.
  const old = /^\/(\d{4})_(\d\d)_\d\d_archive\.html$/.exec(bare);
  if (old !== null) return folder(old[1], old[2]);
  if (/^\/\d{4}\/\d\d\/[^/.]+$/.test(bare)) return `${bare}.html`;
  return bare;
}

function folder(year = '', month: string | undefined): string {
  return month === undefined ? `/${year}/` : `/${year}/${month.padStart(2, '0')}/`;
}

/** Labels keep their case; all other paths are lower case. */
function lowerCased(path: string): string {
  const label = /^(\/search\/label\/|\/feeds\/posts\/default\/-\/)(.*)$/i.exec(path);
  if (label !== null) return (label[1] ?? '').toLowerCase() + (label[2] ?? '');
  return path.toLowerCase();
}

/** The first non-empty value of each name in `names`, in that order; other names are ignored. */
export function knownQuery(
  query: string,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const given = new URLSearchParams(query);
  const known: Record<string, string> = {};
  for (const name of names) {
    const value = given.get(name);
    if (value !== null && value !== '') known[name] = value;
  }
  return known;
}
