// Which shard a report goes to: where reports with its names, places and other telling words went
// lately, as far as that shard is not too full. Linear deterministic greedy partitioning (Stanton
// and Kliot 2012), over words instead of edges.

import { shipped, type Report } from '../../src/group/group.js';
import { numberTerm, stopTerm } from '../../src/group/words/lexicon.js';
import { assemble } from '../../src/group/engine/assemble.js';
import { countMask, termShift } from '../../src/group/reading/reading.js';

export interface Route {
  readonly home: number;
  /** A second shard that has nearly as much to do with it; it gets a copy. */
  readonly guestOf?: number;
}

export interface Router {
  route(report: Report): Route;
}

/** Names and other words of a report that are asked where it belongs. */
const keysMax = 12;
/** The lead says where it belongs; the rest would only cost the router time. */
const leadLength = 800;
/** A name speaks for twice a word of the same rarity. */
const nameWeight = 1;
/** What a key remembers of where it went, each time it goes somewhere. */
const memory = 0.8;
/** A shard this many times as full as the mean takes no more. */
const fullness = 2;
/** Reports over which fullness is counted. */
const recentReports = 500;
/** A second shard with this share of the first one's votes gets a copy. */
const guestShare = 0.5;

export function createRouter(shards: number): Router {
  const keysOf = createKeys();
  const went = new Map<number, Float64Array>();
  const recent = new Float64Array(shards);

  function votesOf(keys: readonly Key[]): Float64Array {
    const votes = new Float64Array(shards);
    for (const { term, weight } of keys) {
      const shares = went.get(term);
      if (shares === undefined) continue;
      const all = shares.reduce((sum, share) => sum + share, 0);
      for (let i = 0; i < shards; i++) {
        votes[i] = (votes[i] as number) + (weight * weight * (shares[i] as number)) / all;
      }
    }
    return votes;
  }

  function roomIn(shard: number): number {
    const mean = recent.reduce((sum, count) => sum + count, shards) / shards;
    return Math.max(0, 1 - (recent[shard] as number) / (mean * fullness));
  }

  function remember(keys: readonly Key[], home: number): void {
    for (let i = 0; i < shards; i++) recent[i] = (recent[i] as number) * (1 - 1 / recentReports);
    recent[home] = (recent[home] as number) + 1;
    for (const { term } of keys) {
      const shares = went.get(term) ?? new Float64Array(shards);
      for (let i = 0; i < shards; i++) shares[i] = (shares[i] as number) * memory;
      shares[home] = (shares[home] as number) + 1;
      went.set(term, shares);
    }
  }

  return {
    route(report) {
      const keys = keysOf(report);
      const votes = votesOf(keys);
      const pull = votes.map((vote, shard) => (vote + smallest) * roomIn(shard));
      const home = highest(pull);
      remember(keys, home);
      const second = highest(votes.map((vote, shard) => (shard === home ? -1 : vote)));
      const enough = guestShare * Math.max(votes[home] as number, smallest);
      return (votes[second] as number) > enough ? { home, guestOf: second } : { home };
    },
  };
}

interface Key {
  readonly term: number;
  readonly weight: number;
}

/** Lets a report of which nothing is known go where there is most room. */
const smallest = 0.01;

/** The most telling words of headline and lead, names before others. */
function createKeys(): (report: Report) => readonly Key[] {
  const { read, lexicon } = assemble({ ...shipped(), newId: () => '', windowMs: Infinity });
  return (report) => {
    const { terms } = read({ ...report, text: report.text.slice(0, leadLength) });
    const weights = lexicon.weights.current();
    const names = lexicon.weights.nameShares();
    const keys: Key[] = [];
    for (const packed of terms) {
      const term = packed >> termShift;
      if ((lexicon.flags(term) & (stopTerm | numberTerm)) !== 0) continue;
      const often = 1 + Math.log(Math.max(1, packed & countMask));
      const named = 1 + nameWeight * (names[term] as number);
      keys.push({ term, weight: (weights[term] as number) * often * named });
    }
    return keys.sort((a, b) => b.weight - a.weight || a.term - b.term).slice(0, keysMax);
  };
}

/** The first of the highest. */
function highest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if ((values[i] as number) > (values[best] as number)) best = i;
  }
  return best;
}
