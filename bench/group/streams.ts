// Runs the engine over a stream, as for a file and as for live news.

import {
  createEngine,
  groupStream,
  shipped,
  type Engine,
  type Report,
} from '../../src/group/group.js';
import type { Grouping } from '../../src/group/changed-pairs.fixture.js';

const windowMs = 7 * 86_400_000;
/** Reports of one message, in a busy hour. */
const reportsPerMessage = 20;

/** Like `muster group`: places reports in order, and judges all again at the end. */
export function groupFile(reports: readonly Report[]): Grouping {
  return groupStream(reports, newEngine());
}

/** Like a busy newsroom: judges changed events after every message, never the whole. */
export function groupLive(reports: readonly Report[]): Grouping {
  const engine = newEngine();
  reports.forEach((report, at) => {
    engine.place(report);
    if (at % reportsPerMessage === reportsPerMessage - 1) engine.rejudge();
  });
  engine.rejudge();
  return eventsOf(reports, engine);
}

/** Like `groupLive`, with a slice of hindsight after every message, and all slices at the end. */
export function groupLiveInHindsight(reports: readonly Report[]): Grouping {
  const engine = newEngine();
  reports.forEach((report, at) => {
    engine.place(report);
    if (at % reportsPerMessage !== reportsPerMessage - 1) return;
    engine.rejudge();
    engine.hindsightSlice();
  });
  engine.rejudge();
  while (engine.hindsightSlice() !== undefined);
  return eventsOf(reports, engine);
}

function eventsOf(reports: readonly Report[], engine: Engine): Grouping {
  return new Map(reports.map(({ id }) => [id, engine.eventOf(id) ?? `forgotten ${id}`]));
}

export function newEngine(): Engine {
  let events = 0;
  const newId = (): string => `e${++events}`;
  return createEngine({ ...shipped(), newId, windowMs, explain: false });
}
