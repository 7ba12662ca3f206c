// How reports part from the events they stood in, when groups are made anew: with whom, and why
// they are not like those they leave any more.

import type { Departure } from '../domain/event.js';
import { similarityApart, similarityBetween, meanWithin } from './group-similarity.js';
import { obstacleOf, obstacleWords, explainedIn, isNear } from './obstacle.js';
import type { Similarity, NewPlacement } from './change.js';
import { noAlternative } from './linkage/linkage.js';
import { eventOf, type Entry, type HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';
import { eventsNear } from './placing.js';
import { storedScore, nearestIn } from './explain-placement.js';

type Departed = Pick<NewPlacement, 'cameFrom' | 'parting'>;

export interface Departures {
  /** Of a report that stands in its new event by now. */
  of(entry: Entry, from: HeldEvent, group: number): Departed;
  /** Of an event's reports in a group with what else stands there: the two become one. */
  merged(from: HeldEvent, group: number): Similarity;
  /** Of a new event with what goes on of the one it is split from. */
  split(first: Entry, from: HeldEvent, group: number): Similarity;
}

/** Asked for before any of the reports is moved. `names`: of the groups that go on. */
export function createDepartures(
  groups: readonly (readonly Entry[])[],
  names: readonly (string | undefined)[],
  parts: Parts,
): Departures {
  const shares = sharesOf(groups);
  const rests = new Map<number, Remainder>();
  const restsOf = new Map<string, number>();
  const unions = new Map<string, Similarity>();
  const sharesIn = (from: HeldEvent, at: number): readonly Entry[] =>
    shares.get(from)?.get(at) ?? [];

  /** The group that goes on with an event’s id or, where none does, with most others of it. */
  function restAt(from: HeldEvent, at: number): number {
    const key = keyOf(from, at);
    const known = restsOf.get(key);
    if (known !== undefined) return known;
    const others = [...(shares.get(from) ?? [])].filter(([group]) => group !== at);
    const named = others.find(([group]) => names[group] === from.id);
    const [largest] = named ? [named] : others.toSorted(([, a], [, b]) => b.length - a.length);
    const rest = largest?.[0] ?? -1;
    restsOf.set(key, rest);
    return rest;
  }

  function viewOf(at: number): Remainder {
    let rest = rests.get(at);
    if (rest === undefined) {
      rests.set(at, (rest = remainderOf(eventOf(names[at] ?? '', groups[at] ?? []), parts)));
    }
    return rest;
  }

  function merged(from: HeldEvent, at: number): Similarity {
    const key = keyOf(from, at);
    let likeness = unions.get(key);
    if (likeness === undefined) {
      const own = sharesIn(from, at);
      const others = (groups[at] ?? []).filter((entry) => !own.includes(entry));
      unions.set(key, (likeness = similarityBetween(own, others, parts)));
    }
    return likeness;
  }

  return {
    merged,
    split(first, from, at) {
      const [group = [], rest] = [groups[at], groups[restAt(from, at)]];
      if (rest === undefined) return merged(from, at);
      if (group.length === 1) {
        const { score, reasons } = likenessLeft(first, viewOf(restAt(from, at)), parts);
        return { score, reasons };
      }
      return similarityApart(group, rest, parts);
    },
    of(entry, from, at) {
      const reports = sharesIn(from, at).length;
      const rest = restAt(from, at);
      if (rest < 0) {
        const parting = { kind: 'merged', reports, ...merged(from, at) } as const;
        return { cameFrom: from.id, parting };
      }
      const kind = names[at] === undefined ? 'split' : 'moved';
      return departureOf(entry, viewOf(rest), { from: from.id, kind, reports }, parts);
    },
  };
}

const keyOf = (from: HeldEvent, at: number): string => `${at} ${from.id}`;

type Shares = ReadonlyMap<HeldEvent, ReadonlyMap<number, readonly Entry[]>>;

/** By event and group, the event's reports in it. */
function sharesOf(groups: readonly (readonly Entry[])[]): Shares {
  const shares = new Map<HeldEvent, Map<number, Entry[]>>();
  for (const [at, group] of groups.entries()) {
    for (const entry of group) {
      if (entry.event === undefined) continue;
      const ofEvent = shares.get(entry.event) ?? new Map<number, Entry[]>();
      shares.set(entry.event, ofEvent);
      const here = ofEvent.get(at);
      if (here === undefined) ofEvent.set(at, [entry]);
      else here.push(entry);
    }
  }
  return shares;
}

interface Leaving {
  readonly from: string;
  readonly kind: Departure['kind'];
  readonly reports: number;
}

/** Those a report left. */
export interface Remainder {
  readonly event: HeldEvent;
  /** Of the pairs within: what hangs together takes no stray as readily. */
  readonly mean: number;
}

/** The same for all that leave it: to be asked for once. */
export const remainderOf = (event: HeldEvent, parts: Parts): Remainder => {
  return { event, mean: meanWithin(event.members, parts) };
};

/** Why a report is not with these any more, when it stands elsewhere. */
export function departureOf(
  entry: Entry,
  rest: Remainder,
  { from, kind, reports }: Leaving,
  parts: Parts,
): Departed {
  const { missing, ...likeness } = likenessLeft(entry, rest, parts);
  const parting = { kind, reports, ...likeness };
  return { cameFrom: from, parting: missing === undefined ? parting : { ...parting, missing } };
}

/** `missing`: undefined where nobody is left there. */
function likenessLeft(
  entry: Entry,
  { event: rest, mean }: Remainder,
  parts: Parts,
): Similarity & { readonly missing?: string } {
  const nearest = nearestIn(rest, entry, parts);
  if (nearest === undefined) return { score: 0, reasons: [] };
  const { judging } = parts;
  const here = likenessHere(entry, nearest.event, parts);
  const there = judging.pairsWith(entry, rest);
  const alternative = Math.max(here, mean);
  const score = storedScore(judging.withEvent(entry, rest, there, alternative));
  const isCompared = isNear(judging.score(entry.slot, nearest.slot));
  const other = { event: rest, score, isCompared };
  const explained = explainedIn(entry, other, nearest, parts);
  const cause = obstacleOf(entry, { ...other, score: explained.score }, explained, parts);
  const missing = cause ? obstacleWords(cause) : wordsOf(entry, nearest, here > there.mean, parts);
  return { score: explained.score, reasons: explained.reasons, missing };
}

/** To the event it stands in now; of one alone, to the likest beside the one it left. */
function likenessHere(entry: Entry, left: HeldEvent | undefined, parts: Parts): number {
  const own = entry.event;
  const isAlone = own === undefined || own.slots.length <= 1;
  const others = isAlone ? eventsNear(entry, parts) : [own];
  const means = others
    .filter((event) => event !== left && event.slots.some((slot) => slot !== entry.slot))
    .map((event) => parts.judging.pairsWith(entry, event).mean);
  return Math.max(noAlternative, ...means);
}

/** It would stay, if it were judged by itself. */
function wordsOf(
  { slot, event }: Entry,
  nearest: Entry,
  isLikerHere: boolean,
  { near }: Parts,
): string {
  if (event === undefined || event.slots.length <= 1) {
    // What is not remembered as near is not joined.
    return Number.isNaN(near.scoreBetween(slot, nearest.slot))
      ? 'When all recent reports were judged together, none there was among the nearest to it.'
      : 'When all recent reports were judged together, it was not near enough to those there.';
  }
  return isLikerHere
    ? 'It is liker to the reports it stands with now.'
    : 'It went with the reports it is likest to, which are not like those it left.';
}
