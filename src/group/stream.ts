// A whole stream through the engine: reports are placed in order, and judged again at intervals and
// at the end.

import type { Change } from './change.js';
import type { Engine } from './engine/engine.js';
import type { Report } from './report.js';

/** A stream of so many reports or fewer is judged again as a whole. */
const rejudgeEvery = 16_000;
/**
 * Judged again when so much of what is in memory came since: well before any of that is forgotten,
 * and a report as often in a dense stream as in a thin one.
 */
const rejudgeShare = 1 / 2;

/** By time, those without a time after them; of one time by id, whatever the order given. */
export function inStreamOrder(reports: readonly Report[]): readonly Report[] {
  const timed = reports.filter((report) => report.time !== undefined);
  const untimed = reports.filter((report) => report.time === undefined);
  timed.sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || byId(a, b));
  return [...timed, ...untimed.sort(byId)];
}

const byId = (a: Report, b: Report): number => (a.id < b.id ? -1 : Number(a.id > b.id));

/** Article id → event id at the end of the stream. `reports`: in stream order. */
export function groupStream(
  reports: readonly Report[],
  engine: Engine,
): ReadonlyMap<string, string> {
  const placed = new Map<string, string>();
  const note = (changes: readonly Change[]): void => {
    for (const change of changes) {
      if ('placement' in change) placed.set(change.placement.articleId, change.eventId);
    }
  };
  let since = 0;
  for (const report of reports) {
    note(engine.place(report));
    if (++since < Math.max(rejudgeEvery, engine.size() * rejudgeShare)) continue;
    note(engine.rejudge('touched', Infinity));
    since = 0;
  }
  // A short stream is judged as one; of a long one, the earlier parts were judged in their turn.
  note(engine.rejudge(reports.length <= rejudgeEvery ? 'all' : 'touched', Infinity));
  return placed;
}
