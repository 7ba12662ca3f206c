// The engine: places reports into events as they come, and re-judges recent placements as more is
// known. Pure: the same reports in the same order give the same events, whoever asks and whenever.
//
//   report ─► reading ─► candidates ─► likeness ─► join or open ─► … ─► re-judge by average linkage

import type { Reason } from '../domain/event.js';
import type { NewId } from '../domain/id.js';
import { createCandidates } from './candidates.js';
import type { Change, Stand } from './change.js';
import type { Knowledge } from './knowledge.js';
import type { Learned } from './learned.js';
import { createLetters } from './letters.js';
import { createLexicon } from './lexicon.js';
import { createLikeness, featureNames } from './likeness.js';
import { linkByAverage, meanScore, type Edge } from './linkage.js';
import { judge } from './model.js';
import { createRead, type Reading } from './reading.js';
import { reasonsOf } from './reasons.js';
import type { Report } from './report.js';
import { createStem } from './stems.js';

export interface EngineOptions {
  readonly knowledge: Knowledge;
  readonly learned: Learned;
  readonly newId: NewId;
  /** Reports older than this are forgotten once `reportsMin` newer ones are there. */
  readonly windowMs: number;
  readonly reportsMin?: number;
}

export interface Engine {
  /** Puts a report into an event, or opens one. A known id is read anew and placed again. */
  place(report: Report): readonly Change[];
  /** Puts a report where it is known to stand: a fact of the store, or an editor's word. */
  settle(report: Report, eventId: string, pinned: boolean): void;
  /** Judges again the events touched since the last call, with their neighbours; or all of memory. */
  rejudge(scope?: 'touched' | 'all'): readonly Change[];
  eventOf(articleId: string): string | undefined;
  membersOf(eventId: string): readonly string[];
  explain(
    a: string,
    b: string,
  ): { readonly score: number; readonly reasons: readonly Reason[] } | undefined;
  readonly size: () => number;
}

interface Entry {
  readonly slot: number;
  reading: Reading;
  eventId: string;
  pinned: boolean;
  /** Likely neighbours, with log-odds. */
  near: readonly { readonly slot: number; readonly score: number }[];
}

const reportsMinDefault = 20_000;
const keysPerReport = 25;
const scoreMax = 4;
/** Neighbours this unlikely are not remembered. */
const nearScoreMin = -3.5;
const eventsJudgedMax = 6;
const rejudgedMax = 600;

export function createEngine(options: EngineOptions): Engine {
  const { learned, newId } = options;
  const letters = createLetters();
  const lexicon = createLexicon({
    letters,
    stem: createStem(),
    knowledge: options.knowledge,
    background: learned.background,
    backgroundArticles: learned.backgroundArticles,
  });
  const read = createRead(letters, lexicon);
  const likeness = createLikeness(lexicon);
  const reportsMin = options.reportsMin ?? reportsMinDefault;
  const features = new Float64Array(featureNames.length);
  const slots = new Map<number, Entry>();
  const byId = new Map<string, Entry>();
  const events = new Map<string, Set<number>>();
  const birth = new Map<string, number>();
  let touched = new Set<string>();
  let nextSlot = 0;
  let oldestSlot = 0;
  let births = 0;
  let newestHour = -Infinity;
  const candidates = createCandidates({
    lexicon,
    oldest: () => oldestSlot,
    capacity: reportsMin * keysPerReport * 4,
  });

  function scoreOf(a: Entry, b: Entry): number {
    likeness.measure(a.reading, b.reading, features);
    return clip(judge(learned.pair, features));
  }

  function enter(report: Report): Entry {
    const reading = read(report);
    const entry: Entry = { slot: nextSlot++, reading, eventId: '', pinned: false, near: [] };
    slots.set(entry.slot, entry);
    byId.set(report.id, entry);
    if (reading.hour > newestHour) newestHour = reading.hour;
    return entry;
  }

  function findNear(entry: Entry): void {
    const near: { slot: number; score: number }[] = [];
    for (const slot of candidates.find(entry.reading)) {
      const other = slots.get(slot);
      if (other === undefined || other === entry) continue;
      const score = scoreOf(entry, other);
      if (score > nearScoreMin) near.push({ slot, score });
    }
    entry.near = near.sort((a, b) => b.score - a.score || a.slot - b.slot);
  }

  function openEvent(): string {
    const id = newId();
    events.set(id, new Set());
    birth.set(id, births++);
    return id;
  }

  function put(entry: Entry, eventId: string): void {
    const before = events.get(entry.eventId);
    before?.delete(entry.slot);
    if (before?.size === 0) events.delete(entry.eventId);
    entry.eventId = eventId;
    events.get(eventId)?.add(entry.slot);
    touched.add(eventId);
  }

  function entriesOf(eventId: string): readonly Entry[] {
    return [...(events.get(eventId) ?? [])].map((slot) => slots.get(slot) as Entry);
  }

  function meanWith(entry: Entry, eventId: string): number {
    const members = entriesOf(eventId).filter((member) => member !== entry);
    const known = new Map(entry.near.map(({ slot, score }) => [slot, score]));
    return meanScore(
      [0],
      members.map((_, i) => i),
      (_, i) => {
        const member = members[i] as Entry;
        return known.get(member.slot) ?? scoreOf(entry, member);
      },
    );
  }

  function choose(entry: Entry): readonly { readonly eventId: string; readonly score: number }[] {
    const ids = new Set<string>();
    for (const { slot } of entry.near) {
      const other = slots.get(slot);
      if (other !== undefined && other !== entry) ids.add(other.eventId);
      if (ids.size >= eventsJudgedMax) break;
    }
    return [...ids]
      .map((eventId) => ({ eventId, score: meanWith(entry, eventId) - learned.joinAbove }))
      .sort((a, b) => b.score - a.score || age(a.eventId) - age(b.eventId));
  }

  const age = (eventId: string): number => birth.get(eventId) ?? Infinity;

  function standOf(
    entry: Entry,
    eventId: string,
    score: number,
    runnerUp?: Stand['runnerUp'],
  ): Stand {
    const members = entriesOf(eventId).filter((member) => member !== entry);
    const nearest = entry.near
      .map(({ slot }) => slots.get(slot))
      .find((e) => e?.eventId === eventId);
    const other = nearest ?? members[0];
    const reasons = other === undefined ? [] : explainPair(entry, other, score);
    return {
      articleId: entry.reading.id,
      eventId,
      score,
      reasons,
      ...(runnerUp === undefined ? {} : { runnerUp }),
    };
  }

  function explainPair(a: Entry, b: Entry, score?: number): readonly Reason[] {
    likeness.measure(a.reading, b.reading, features);
    const pairScore = judge(learned.pair, features);
    const rest = (score ?? pairScore) - pairScore;
    return reasonsOf(a.reading, b.reading, features, learned.pair, lexicon, rest);
  }

  function forget(): void {
    const cutHour = newestHour - options.windowMs / 3_600_000;
    while (nextSlot - oldestSlot > reportsMin) {
      const entry = slots.get(oldestSlot);
      if (entry !== undefined) {
        if (entry.reading.hour > cutHour) return;
        drop(entry);
      }
      oldestSlot++;
    }
  }

  function drop(entry: Entry): void {
    slots.delete(entry.slot);
    if (byId.get(entry.reading.id) === entry) byId.delete(entry.reading.id);
    const members = events.get(entry.eventId);
    members?.delete(entry.slot);
    if (members?.size === 0) {
      events.delete(entry.eventId);
      birth.delete(entry.eventId);
      touched.delete(entry.eventId);
    }
  }

  /** The touched events and those their members are near to, as far as the bound allows. */
  function entriesTouched(): readonly Entry[] {
    const ids = new Set<string>();
    const chosen = new Set<Entry>();
    const include = (eventId: string): void => {
      if (ids.has(eventId) || chosen.size >= rejudgedMax) return;
      ids.add(eventId);
      for (const entry of entriesOf(eventId)) chosen.add(entry);
    };
    for (const eventId of touched) include(eventId);
    for (const entry of [...chosen]) {
      for (const { slot, score } of entry.near) {
        const other = slots.get(slot);
        if (other !== undefined && score > learned.joinAbove - 1) include(other.eventId);
      }
    }
    return [...chosen].sort((a, b) => a.slot - b.slot);
  }

  function regroup(entries: readonly Entry[]): readonly Change[] {
    const at = new Map(entries.map((entry, i) => [entry.slot, i]));
    const edges: Edge[] = [];
    const known = new Map<number, number>();
    entries.forEach((entry, a) => {
      for (const { slot } of entry.near) {
        const b = at.get(slot);
        if (b === undefined || b === a) continue;
        const key = Math.min(a, b) * entries.length + Math.max(a, b);
        if (known.has(key)) continue;
        const score = scoreOf(entry, entries[b] as Entry);
        known.set(key, score);
        edges.push({ a, b, score });
      }
    });
    const score = (a: number, b: number): number =>
      known.get(Math.min(a, b) * entries.length + Math.max(a, b)) ??
      scoreOf(entries[a] as Entry, entries[b] as Entry);
    const groups = linkByAverage({
      size: entries.length,
      edges,
      score,
      accept: (mean) => mean - learned.joinAbove,
      together: pinnedTogether(entries),
      apart: (a, b) => differ(pinsOf(a, entries), pinsOf(b, entries)),
    });
    return apply(groups.map((group) => group.map((i) => entries[i] as Entry)));
  }

  /** Gives every group the id of the event it shares most with; the older id wins a tie. */
  function apply(groups: readonly (readonly Entry[])[]): readonly Change[] {
    const claims = groups.flatMap((group, at) => {
      const shared = new Map<string, number>();
      for (const entry of group) shared.set(entry.eventId, (shared.get(entry.eventId) ?? 0) + 1);
      const pinned = group.find((entry) => entry.pinned);
      return [...shared].map(([eventId, count]) => ({
        at,
        eventId,
        count: pinned?.eventId === eventId ? Infinity : count,
      }));
    });
    claims.sort((a, b) => b.count - a.count || age(a.eventId) - age(b.eventId) || a.at - b.at);
    const ids: (string | undefined)[] = groups.map(() => undefined);
    const taken = new Set<string>();
    for (const { at, eventId } of claims) {
      if (ids[at] !== undefined || taken.has(eventId)) continue;
      ids[at] = eventId;
      taken.add(eventId);
    }
    return groups.flatMap((group, at) => applyGroup(group, ids[at]));
  }

  function applyGroup(group: readonly Entry[], known: string | undefined): readonly Change[] {
    const changes: Change[] = [];
    const eventId = known ?? openEvent();
    const from = group[0]?.eventId ?? '';
    if (known === undefined) changes.push({ kind: 'split', eventId, from });
    for (const entry of group) {
      if (entry.eventId === eventId) continue;
      const before = entry.eventId;
      put(entry, eventId);
      const score = meanWith(entry, eventId) - learned.joinAbove;
      changes.push({ kind: 'moved', from: before, eventId, stand: standOf(entry, eventId, score) });
      if (!events.has(before)) changes.push({ kind: 'merged', eventId, gone: before });
    }
    return changes;
  }

  return {
    place(report) {
      const before = byId.get(report.id);
      if (before?.pinned === true) return [];
      if (before !== undefined) drop(before);
      const entry = enter(report);
      findNear(entry);
      const [best, second] = choose(entry);
      candidates.add(entry.slot, entry.reading);
      const joins = best !== undefined && best.score > 0;
      const eventId = joins ? best.eventId : openEvent();
      const runnerUp = joins ? second : best;
      const stand = standOf(entry, eventId, joins ? best.score : 0, runnerUp);
      put(entry, eventId);
      forget();
      if (before !== undefined && before.eventId !== eventId) {
        return [{ kind: 'moved', from: before.eventId, eventId, stand }];
      }
      return [{ kind: joins ? 'joined' : 'opened', eventId, stand }];
    },
    settle(report, eventId, pinned) {
      const before = byId.get(report.id);
      if (before !== undefined) drop(before);
      const entry = enter(report);
      findNear(entry);
      candidates.add(entry.slot, entry.reading);
      entry.pinned = pinned;
      if (!events.has(eventId)) {
        events.set(eventId, new Set());
        birth.set(eventId, births++);
      }
      put(entry, eventId);
      touched.delete(eventId);
      forget();
    },
    rejudge(scope = 'touched') {
      const entries = scope === 'all' ? [...slots.values()] : entriesTouched();
      if (scope === 'all') for (const entry of entries) findNear(entry);
      const changes = regroup(entries);
      touched = new Set();
      return changes;
    },
    eventOf: (articleId) => byId.get(articleId)?.eventId,
    membersOf: (eventId) => entriesOf(eventId).map((entry) => entry.reading.id),
    explain(a, b) {
      const one = byId.get(a);
      const two = byId.get(b);
      if (one === undefined || two === undefined) return undefined;
      return { score: scoreOf(one, two), reasons: explainPair(one, two) };
    },
    size: () => slots.size,
  };
}

const clip = (score: number): number => Math.max(-scoreMax, Math.min(scoreMax, score));

function pinsOf(nodes: readonly number[], entries: readonly Entry[]): string | undefined {
  for (const node of nodes) if (entries[node]?.pinned === true) return entries[node].eventId;
  return undefined;
}

const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

function pinnedTogether(entries: readonly Entry[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  entries.forEach((entry, at) => {
    if (!entry.pinned) return;
    const group = groups.get(entry.eventId);
    if (group === undefined) groups.set(entry.eventId, [at]);
    else group.push(at);
  });
  return [...groups.values()];
}
