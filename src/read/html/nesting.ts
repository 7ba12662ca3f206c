// Decides which open elements end when another one starts or ends, so that the output is nested
// properly and reading it again gives the same elements.

export const voidElements: ReadonlySet<string> = new Set('br col hr img source wbr'.split(' '));

/** Elements that begin on a line of their own; all others are inline. */
export const blockElements: ReadonlySet<string> = new Set(
  `address article aside blockquote body canvas caption center colgroup dd details dialog dir div
  dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html
  legend li main menu nav object ol option p pre search section select summary table tbody td
  textarea tfoot th thead tr ul video audio picture`.split(/\s+/),
);

const cells: ReadonlySet<string> = new Set(['td', 'th', 'caption']);
const insideTable: ReadonlySet<string> = new Set(
  'caption col colgroup tbody td tfoot th thead tr'.split(' '),
);

interface Rule {
  readonly ends: ReadonlySet<string>;
  /** Open elements that end the search. */
  readonly shields: ReadonlySet<string>;
}

/** What a start tag ends, by name. */
const startRules: ReadonlyMap<string, Rule> = new Map([
  ['li', rule('li', 'ol ul table')],
  ['dd', rule('dd dt', 'dl table')],
  ['dt', rule('dd dt', 'dl table')],
  ['a', rule('a', 'table td th')],
  ['rt', rule('rt rp', 'ruby')],
  ['rp', rule('rt rp', 'ruby')],
  ['caption', rule('caption colgroup', 'table')],
  ['colgroup', rule('caption colgroup', 'table')],
  ['tbody', rule('caption colgroup thead tbody tfoot', 'table')],
  ['thead', rule('caption colgroup thead tbody tfoot', 'table')],
  ['tfoot', rule('caption colgroup thead tbody tfoot', 'table')],
  ['tr', rule('caption colgroup tr', 'table')],
  ['td', rule('caption colgroup td th', 'table')],
  ['th', rule('caption colgroup td th', 'table')],
]);

/** Number of open elements (innermost last) that stay open when `name` starts. */
export function keptOnStart(open: readonly string[], name: string): number {
  const starting = startRules.get(name);
  const ended = starting && findFromInside(open, isIn(starting.ends), isIn(starting.shields));
  const kept = ended ?? open.length;
  if (!blockElements.has(name)) return kept;
  const paragraph = findFromInside(open.slice(0, kept), (one) => one === 'p', isIn(blockElements));
  return paragraph ?? kept;
}

/** Number of elements that stay open when `name` ends; undefined if the end tag is stray. */
export function keptOnEnd(open: readonly string[], name: string): number | undefined {
  return findFromInside(
    open,
    (one) => one === name,
    (one) => (insideTable.has(name) || name === 'table' ? one === 'table' : cells.has(one)),
  );
}

/** May `name` start here? Parts of a table are allowed only inside a table. */
export function fits(open: readonly string[], name: string): boolean {
  return !insideTable.has(name) || open.includes('table');
}

function findFromInside(
  open: readonly string[],
  wanted: (name: string) => boolean,
  shield: (name: string) => boolean,
): number | undefined {
  for (let at = open.length - 1; at >= 0; at -= 1) {
    const name = open[at] ?? '';
    if (wanted(name)) return at;
    if (shield(name)) return undefined;
  }
  return undefined;
}

function isIn(names: ReadonlySet<string>): (name: string) => boolean {
  return (name) => names.has(name);
}

function rule(ends: string, shields: string): Rule {
  return { ends: new Set(ends.split(' ')), shields: new Set(shields.split(' ')) };
}
