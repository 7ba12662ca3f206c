// Where one article stands, why, and what kept it from the next likeliest event.

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
}

type Standing = NonNullable<ReturnType<Engine['standing']>>;

const othersShown = 5;

export function oneInWords(id: string, { engine, reports }: Grouped): readonly string[] {
  const standing = engine.standing(id);
  const title = named(id, reports);
  if (standing === undefined) return [title, 'It lies too far back to be judged.'];
  return [
    ...[title, ''],
    ...whereItStands(id, standing, engine, reports),
    '',
    ...nextLikeliest(id, standing, engine, reports),
  ];
}

function whereItStands(
  id: string,
  { eventId, others, nearest, score, reasons, held }: Standing,
  engine: Engine,
  reports: Reports,
): readonly string[] {
  if (nearest === undefined) return [`It stands alone in ${eventId}.`];
  const inOrder = [nearest, ...others.filter((other) => other !== nearest)];
  const more = inOrder.length - othersShown;
  return [
    `It stands in ${eventId} with`,
    ...inOrder.slice(0, othersShown).map((other) => `  ${named(other, reports)}`),
    ...(more > 0 ? [`  and ${more} more.`] : []),
    '',
    `Its score there is ${signed(score)}${beside(nearest, others.length)}:`,
    ...weighed(reasons, score),
    ...sharedInWords(id, nearest, engine),
    ...(held === undefined ? [] : [held]),
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
  const likest = runnerUp.reports === 1 ? '' : `, likest ${runnerUp.nearest}`;
  const count = countedReports(runnerUp.reports);
  const short = shortBy(runnerUp.score, nearest === undefined ? undefined : score);
  return [
    `The next likeliest event is ${runnerUp.eventId} (${count}${likest}):`,
    `  ${named(runnerUp.nearest, reports)}`,
    `Its score there would be ${signed(runnerUp.score)}${short}.`,
    ...(runnerUp.stays === undefined ? [] : [runnerUp.stays]),
    ...(runnerUp.missing === undefined ? [] : [`What was missing: ${runnerUp.missing}`]),
    ...weighed(runnerUp.reasons, runnerUp.score),
    ...sharedInWords(id, runnerUp.nearest, engine),
  ];
}

/** `own`: its score where it stands; undefined when it stands alone. */
function shortBy(score: number, own: number | undefined): string {
  if (score > 0) return own !== undefined && score < own ? ', less than where it stands' : '';
  return Number.isFinite(score) ? `, ${unsigned(score)} too little to join` : '';
}
