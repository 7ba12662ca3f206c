// Puts one report into an event: a new one where it fits best, a known one where it is known to be.
//
//   report ─► entry ─► neighbours ─► ranked events ─► the best, or a new one ─► reasons

import type { Change } from '../change.js';
import type { Constraints } from '../editor/constraints.js';
import { setUnsure } from '../likeness/cross-language.js';
import type { Choice, Ranking } from '../likeness/ranking.js';
import type { Candidates } from '../memory/candidates.js';
import type { Entry, HeldEvent, Memory } from '../memory/memory.js';
import type { Neighbours } from '../memory/neighbours.js';
import type { Read } from '../reading/reading.js';
import type { Report } from '../report.js';
import { unsureChanges, type UnsureSources } from '../why/unsure-changes.js';

export interface PlaceOptions extends UnsureSources {
  readonly read: Read;
  readonly memory: Memory;
  readonly neighbours: Neighbours;
  readonly candidates: Candidates;
  readonly ranking: Ranking;
  readonly constraints: Constraints;
}

/** Places a report by what it says. Does nothing when an editor pinned it. */
export function place(report: Report, options: PlaceOptions): readonly Change[] {
  const { memory, ranking, explainer } = options;
  const before = memory.find(report.id);
  if (before?.pinned === true) return [];
  const from = before?.event;
  const entry = enter(report, options, before);
  const ranked = ranking.rank(entry);
  const joined = ranking.editorsChoice(entry) ?? ranked.find(({ score }) => score > 0);
  const choice = joined ?? { event: entry.event ?? memory.open(), score: 0 };
  put(entry, choice, options);
  const left = from === choice.event ? undefined : from;
  const changed = unsureChanges([left, choice.event], options);
  const others = changed.filter(({ placement }) => placement.articleId !== report.id);
  const placement = explainer.placement(entry, choice, ranked);
  const eventId = choice.event.id;
  if (from === undefined) {
    return [{ kind: joined === undefined ? 'opened' : 'joined', eventId, placement }, ...others];
  }
  const departed = left && explainer.reworded(entry, left, placement);
  const moved = { kind: 'moved', from: from.id, eventId } as const;
  const merged = { kind: 'merged', eventId, gone: from.id } as const;
  const isGone = left?.members.length === 0;
  return [
    { ...moved, placement: { ...placement, ...departed } },
    ...(isGone ? [merged] : []),
    ...others,
  ];
}

/**
 * Puts a report where it is known to be: a fact of the store, or an editor's word. Returns a move
 * when a constraint says that it cannot be there.
 */
export function settle(
  report: Report,
  eventId: string,
  pinned: boolean,
  options: PlaceOptions,
): readonly Change[] {
  const { memory, judging, explainer, lexicon } = options;
  const before = memory.find(report.id);
  if (before !== undefined) memory.drop(before);
  const entry = enter(report, options);
  entry.pinned = pinned;
  entry.isSeen = true;
  const event = settledIn(entry, eventId, options);
  memory.settle(entry, event);
  // No change is reported: the store knows what was unsure when it was last saved.
  setUnsure(event, lexicon);
  forget(options);
  if (event.id === eventId) return [];
  const score = event.members.length === 1 ? 0 : judging.withEvent(entry, event);
  const placement = explainer.placement(entry, { event, score });
  return [{ kind: 'moved', from: eventId, eventId: event.id, placement }];
}

/** Enters a report and finds its neighbours. The only report of an event keeps it when reworded. */
function enter(report: Report, options: PlaceOptions, before?: Entry): Entry {
  const { memory, read, neighbours, candidates, ranking } = options;
  const entry = memory.enter(read(report));
  neighbours.enter(entry.slot, memory.oldestSlot());
  candidates.add(entry.slot, entry.reading);
  if (before?.event?.members.length === 1) memory.settle(entry, before.event);
  if (before !== undefined) memory.drop(before);
  ranking.findNeighbours(entry);
  return entry;
}

function put(entry: Entry, { event }: Choice, options: PlaceOptions): void {
  const { memory } = options;
  if (entry.event === event) memory.touched.add(event);
  else memory.put(entry, event);
  forget(options);
}

/** Forgets what is older than the window, and the terms that no report in it says. */
function forget({ memory, lexicon, candidates }: PlaceOptions): void {
  memory.forget();
  candidates.drop(lexicon.forgetUnused());
}

/** Its event, unless the editor says otherwise. A pin is the editor's word itself. */
function settledIn(entry: Entry, eventId: string, options: PlaceOptions): HeldEvent {
  const { memory, constraints, ranking } = options;
  if (entry.pinned || constraints.none) return memory.adopt(eventId);
  const chosen = ranking.editorsChoice(entry);
  if (chosen !== undefined) return chosen.event;
  const members = memory.findEvent(eventId)?.members.map(({ reading }) => reading.id) ?? [];
  const mayStay = constraints.allowAll([entry.reading.id], members);
  return mayStay ? memory.adopt(eventId) : memory.open();
}
