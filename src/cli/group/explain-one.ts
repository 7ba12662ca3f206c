// Where one article stands, why, and what kept it from the next likeliest event.

import { basisWords, obstacleWords, staysWords } from '../../domain/reason-words.js';
import type { Engine } from '../../group/group.js';
import {
  countedReports,
  named,
  sharedInWords,
  signed,
  unsigned,
  weighed,
  type Reports,
} from './named.js';

interface Grouped {
  readonly reports: Reports;
  readonly engine: Engine;
  /** Article to event. */
  readonly events: ReadonlyMap<string, string>;
}

type Standing = NonNullable<ReturnType<Engine['whyHere']>>;

const othersShown = 5;

export function oneInWords(id: string, grouped: Grouped): readonly string[] {
  const { engine, reports } = grouped;
  const standing = engine.whyHere(id);
  const title = named(id, reports);
  if (standing === undefined) return [title, '', ...whereItStood(id, grouped)];
  return [
    ...[title, ''],
    ...whereItStands(id, standing, engine, reports),
    '',
    ...nextLikeliest(id, standing, engine, reports),
  ];
}

/** A long file is forgotten bit by bit, as the news is. */
function whereItStood(id: string, { events, reports }: Grouped): readonly string[] {
  const eventId = events.get(id) ?? '';
  const others = [...events].flatMap(([other, event]) =>
    event === eventId && other !== id ? [other] : [],
  );
  const why = 'It lies too far back in the file to say why: what was near it is forgotten.';
  if (others.length === 0) return [`It stands alone in ${eventId}.`, why];
  return [`It stands in ${eventId} with`, ...someOf(others, reports), why];
}

function someOf(others: readonly string[], reports: Reports): readonly string[] {
  const more = others.length - othersShown;
  return [
    ...others.slice(0, othersShown).map((other) => `  ${named(other, reports)}`),
    ...(more > 0 ? [`  and ${more} more.`] : []),
  ];
}

function whereItStands(
  id: string,
  { eventId, others, nearest, score, reasons, basis }: Standing,
  engine: Engine,
  reports: Reports,
): readonly string[] {
  if (nearest === undefined) return [`It stands alone in ${eventId}.`];
  const inOrder = [nearest, ...others.filter((other) => other !== nearest)];
  return [
    `It stands in ${eventId} with`,
    ...someOf(inOrder, reports),
    '',
    `Its score there is ${signed(score)}${beside(nearest, others.length)}:`,
    ...weighed(reasons, score),
    ...sharedInWords(id, nearest, engine),
    ...(basis === undefined ? [] : [basisWords[basis.kind]]),
  ];
}

/** Reasons tell of two reports. */
const beside = (nearest: string, others: number): string =>
  others === 1 ? '' : `; it is likest to ${nearest}`;

function nextLikeliest(
  id: string,
  { score, nearest, runnerUp }: Standing,
  engine: Engine,
  reports: Reports,
): readonly string[] {
  if (runnerUp === undefined) return ['No other event came near.'];
  const { stays, obstacle } = runnerUp;
  const likest = runnerUp.reports === 1 ? '' : `, likest ${runnerUp.nearest}`;
  const count = countedReports(runnerUp.reports);
  const short = shortBy(runnerUp.score, nearest === undefined ? undefined : score);
  return [
    `The next likeliest event is ${runnerUp.eventId} (${count}${likest}):`,
    `  ${named(runnerUp.nearest, reports)}`,
    `Its score there would be ${signed(runnerUp.score)}${short}.`,
    ...(stays === undefined ? [] : [staysWords[stays]]),
    ...(obstacle === undefined ? [] : [`What kept it out: ${obstacleWords(obstacle)}`]),
    ...weighed(runnerUp.reasons, runnerUp.score),
    ...sharedInWords(id, runnerUp.nearest, engine),
  ];
}

/** `own`: its score where it stands; undefined when it stands alone. */
function shortBy(score: number, own: number | undefined): string {
  if (score > 0) return own !== undefined && score < own ? ', less than where it stands' : '';
  return Number.isFinite(score) ? `, ${unsigned(score)} too little to join` : '';
}
