// Why an article stands where it stands, or why two go together or not, for a reader.

import { idsOf, type Constraint } from '../../domain/correction.js';
import { Fault } from '../../domain/fault.js';
import type { Engine } from '../../group/group.js';
import { printable } from '../printable.js';
import { oneInWords } from './explain-one.js';
import { pairInWords } from './explain-pair.js';
import { countedReports, named, type Reports } from './named.js';

const membersShown = 500;
/** Of so many articles each pair is told: 45 of them. */
const articlesMax = 10;

/** What was grouped, and how. */
export interface Grouped {
  readonly reports: Reports;
  readonly engine: Engine;
  /** Article to event. */
  readonly events: ReadonlyMap<string, string>;
  /** An editor's words, that the grouping obeys. */
  readonly held: readonly Constraint[];
}

/**
 * One article: where it stands, and why; an event: what it holds; several articles: each pair.
 * @throws Fault `invalid` for one that is not there, or too many
 */
export function explain(asked: readonly string[], grouped: Grouped): string {
  const ids = [...new Set(asked)];
  const [first = ''] = ids;
  const members = ids.length === 1 ? membersOf(first, grouped) : [];
  if (members.length > 0) return shown(members);
  for (const id of ids) refuseUnknown(id, grouped);
  if (ids.length > articlesMax) {
    const wanted = `takes ${articlesMax} articles at most, and tells of each pair`;
    throw new Fault('invalid', `--explain ${wanted}; these are ${ids.length}.`);
  }
  if (ids.length === 1) return shown(withEditor(oneInWords(first, grouped), ids, grouped));
  const told = pairsOf(ids).map((pair) => withEditor(pairInWords(...pair, grouped), pair, grouped));
  return shown(told.flatMap((lines, at) => (at === 0 ? lines : ['', between, '', ...lines])));
}

const between = '-'.repeat(40);

/** Headlines, reasons and words alike are what others wrote. */
const shown = (lines: readonly string[]): string =>
  lines.map((line) => `${printable(line)}\n`).join('');

const pairsOf = (ids: readonly string[]): readonly (readonly [string, string])[] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((two) => [one, two] as const));

function refuseUnknown(id: string, { reports, events }: Grouped): void {
  if (reports.has(id)) return;
  const isEvent = [...events.values()].includes(id);
  const why = isEvent ? ' It is an event: --explain with no other id tells what it holds.' : '';
  throw new Fault('invalid', `There is no article ${id} in the file.${why}`);
}

/** Of an event, as its id is what the answers show; none for an article. */
function membersOf(id: string, { reports, events }: Grouped): readonly string[] {
  if (reports.has(id)) return [];
  const members = [...events].filter(([, event]) => event === id);
  if (members.length === 0) return [];
  const lines = members.slice(0, membersShown).map(([one]) => `  ${named(one, reports)}`);
  const more = members.length - lines.length;
  return [
    `${id} holds ${countedReports(members.length)}:`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more.`] : []),
  ];
}

/** With what an editor said of all of these, as it binds the first. */
function withEditor(
  lines: readonly string[],
  ids: readonly string[],
  { held }: Grouped,
): readonly string[] {
  const said = held.filter((word) => ids.every((id) => idsOf(word).includes(id)));
  const [id = ''] = ids;
  const words = said.map((word) => {
    if (word.kind === 'alone') return `An editor wants ${id} alone.`;
    const other = word.a === id ? word.b : word.a;
    return word.kind === 'together'
      ? `An editor wants ${id} together with ${other}.`
      : `An editor wants ${id} apart from ${other}.`;
  });
  return words.length === 0 ? lines : [...lines, '', ...words];
}
