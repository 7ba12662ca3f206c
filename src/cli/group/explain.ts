// Why an article stands where it stands, or why two go together or not, for a reader.

import { idsOf, type Constraint } from '../../domain/correction.js';
import { Fault } from '../../domain/fault.js';
import type { Reason } from '../../domain/event.js';
import { plainly } from '../plainly.js';
import type { Engine, Report } from '../../group/group.js';

type Reports = ReadonlyMap<string, Report>;

const othersShown = 5;
const membersShown = 500;
const termsShown = 8;
/** Signs of a headline. */
const headlineShown = 300;
const weightShownMin = 0.05;

/** What was grouped, and how. */
export interface Grouped {
  readonly reports: Reports;
  readonly engine: Engine;
  /** Article to event. */
  readonly events: ReadonlyMap<string, string>;
  /** An editor's words, that the grouping obeys. */
  readonly held: readonly Constraint[];
}

/** @throws Fault `invalid` for more than two articles, or one that is not there. */
export function explain(ids: readonly string[], grouped: Grouped): string {
  const { reports, engine, held } = grouped;
  const members = ids.length === 1 ? membersOf(ids[0] ?? '', grouped) : [];
  if (members.length > 0) return shown(members);
  for (const id of ids) {
    if (!reports.has(id)) throw new Fault('invalid', `There is no article ${id} in the file.`);
  }
  const [one, two, third] = ids;
  if (one === undefined || third !== undefined) {
    throw new Fault('invalid', 'One article can be explained, or a pair of them.');
  }
  const said = held.filter((word) => ids.every((id) => idsOf(word).includes(id)));
  const lines =
    two === undefined ? oneInWords(one, engine, reports) : pair(one, two, engine, reports);
  return shown([...lines, ...editorsWords(one, said)]);
}

/** Headlines, reasons and words alike are what others wrote. */
const shown = (lines: readonly string[]): string =>
  lines.map((line) => `${plainly(line)}\n`).join('');

/** Of an event, as its id is what the answers show; none for an article. */
function membersOf(id: string, { reports, events }: Grouped): readonly string[] {
  if (reports.has(id)) return [];
  const members = [...events].filter(([, event]) => event === id);
  if (members.length === 0) return [];
  const lines = members.slice(0, membersShown).map(([one]) => `  ${named(one, reports)}`);
  const more = members.length - lines.length;
  return [
    `${id} holds ${counted(members.length)}:`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more.`] : []),
  ];
}

/** As they bind this article. */
function editorsWords(id: string, said: readonly Constraint[]): readonly string[] {
  const lines = said.map((word) => {
    if (word.kind === 'alone') return `An editor wants ${id} alone.`;
    const other = word.a === id ? word.b : word.a;
    return word.kind === 'together'
      ? `An editor wants ${id} together with ${other}.`
      : `An editor wants ${id} apart from ${other}.`;
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

function oneInWords(id: string, engine: Engine, reports: Reports): readonly string[] {
  const standing = engine.standing(id);
  if (standing === undefined) return [named(id, reports), 'It lies too far back to be judged.'];
  const { eventId, others, nearest, score, reasons, runnerUp } = standing;
  const lines = [named(id, reports), ''];
  if (nearest === undefined) lines.push(`It stands alone in ${eventId}.`);
  else {
    lines.push(`It stands in ${eventId} with`);
    for (const other of others.slice(0, othersShown)) lines.push(`  ${named(other, reports)}`);
    if (others.length > othersShown) lines.push(`  and ${others.length - othersShown} more.`);
    lines.push('', `Its score there is ${signed(score)}; it is likest to ${nearest}:`);
    lines.push(...weighed(reasons), ...sharedInWords(id, nearest, engine));
  }
  if (runnerUp === undefined) return [...lines, '', 'No other event came near.'];
  const likest = runnerUp.reports === 1 ? '' : `, likest ${runnerUp.nearest}`;
  lines.push(
    '',
    `The next likeliest event is ${runnerUp.eventId} (${counted(runnerUp.reports)}${likest}):`,
  );
  lines.push(`  ${named(runnerUp.nearest, reports)}`);
  const short = shortBy(runnerUp.score, nearest === undefined ? undefined : score);
  lines.push(`Its score there would be ${signed(runnerUp.score)}${short}.`);
  if (runnerUp.missing !== undefined) lines.push(`What was missing: ${runnerUp.missing}`);
  return [...lines, ...weighed(runnerUp.reasons), ...sharedInWords(id, runnerUp.nearest, engine)];
}

const counted = (reports: number): string => (reports === 1 ? '1 report' : `${reports} reports`);

/** `own`: its score where it stands; undefined when it stands alone. */
function shortBy(score: number, own: number | undefined): string {
  if (score > 0) return own !== undefined && score < own ? ', less than where it stands' : '';
  return Number.isFinite(score) ? `, ${(-score).toFixed(1)} too little to join` : '';
}

function pair(a: string, b: string, engine: Engine, reports: Reports): readonly string[] {
  const lines = [named(a, reports), named(b, reports), ''];
  const [one, two] = [engine.eventOf(a), engine.eventOf(b)];
  if (one !== undefined && one === two) lines.push(`Both stand in ${one}.`);
  else lines.push(`They stand in two events, ${one ?? 'forgotten'} and ${two ?? 'forgotten'}.`);
  const explanation = engine.explain(a, b);
  if (explanation === undefined) return [...lines, 'One lies too far back to be compared.'];
  const { score, reasons } = explanation;
  const verdict = score > 0 ? 'likely of one event' : 'likely of two events';
  lines.push(`By themselves they score ${signed(score)}: ${verdict}.`, ...weighed(reasons));
  return [...lines, ...sharedInWords(a, b, engine)];
}

const weighed = (reasons: readonly Reason[]): readonly string[] =>
  reasons
    .filter(({ weight }) => weight === 0 || Math.abs(weight) >= weightShownMin)
    .map(({ weight, text }) => `  ${signed(weight).padStart(5)}  ${text}`);

/** With how telling each is in this stream. */
function sharedInWords(a: string, b: string, engine: Engine): readonly string[] {
  const explanation = engine.explain(a, b);
  if (explanation === undefined) return [];
  const { shared, hours } = explanation;
  const lines = (['names', 'words', 'numbers'] as const).map((kind) => {
    const told = shared[kind]
      .slice(0, termsShown)
      .map(({ text, weight }) => `${text} ${weight.toFixed(1)}`)
      .join(', ');
    return told === '' ? '' : `  Shared ${kind}, with their weight: ${told}.`;
  });
  if (!Number.isNaN(hours)) lines.push(`  ${hours.toFixed(1)} hours apart.`);
  return lines.filter((line) => line !== '');
}

const signed = (score: number): string =>
  Number.isFinite(score) ? `${score < 0 ? '−' : '+'}${Math.abs(score).toFixed(1)}` : 'none';

function named(id: string, reports: Reports): string {
  const report = reports.get(id);
  const time = report?.time === undefined ? [] : [new Date(report.time).toISOString().slice(0, 16)];
  const beside = [...(report?.outlet === undefined ? [] : [report.outlet]), ...time].join(', ');
  return `${id}  “${cut(report?.headline ?? '')}”${beside === '' ? '' : ` (${beside})`}`;
}

const cut = (headline: string): string =>
  headline.length > headlineShown ? `${headline.slice(0, headlineShown)} …` : headline;
