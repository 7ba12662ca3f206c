// Where a report may go: its neighbours among the reports in memory, and their events, the most
// likely first.

import { edgeScoreMin, noAlternative } from '../linkage/linkage.js';
import type { Constraints } from '../editor/constraints.js';
import type { Candidates } from '../memory/candidates.js';
import { byAge, type Entry, type HeldEvent, type Memory } from '../memory/memory.js';
import type { Neighbours } from '../memory/neighbours.js';
import type { Lexicon } from '../words/lexicon.js';
import type { Judging } from './judging.js';

export interface Choice {
  readonly event: HeldEvent;
  /** Log-odds above the bar: the report joins when this is above 0. */
  readonly score: number;
}

export interface Ranking {
  /** Finds and remembers the likely neighbours of a report. */
  findNeighbours(entry: Entry): void;
  /** Remembers the likely ones among `found`, best first, in place of those the slot had. */
  remember(slot: number, found: readonly number[]): void;
  /** The events of its neighbours that it may join, the most similar neighbour's first. */
  eventsNear(entry: Entry): readonly HeldEvent[];
  /** The same as choices, the most likely first. */
  rank(entry: Entry): readonly Choice[];
  /** The event of a report that an editor put together with this one. */
  editorsChoice(entry: Entry): Choice | undefined;
}

export interface RankingOptions {
  readonly memory: Memory;
  readonly neighbours: Neighbours;
  readonly candidates: Candidates;
  readonly judging: Judging;
  readonly constraints: Constraints;
  readonly lexicon: Lexicon;
}

/** Neighbours less likely than this are not remembered. */
const neighbourScoreMin = -2.75;
/** Candidates come best first: after so many unlikely ones in a row the rest is unlikely, too. */
const unlikelyMax = 3;
const eventsJudgedMax = 3;

export function createRanking(options: RankingOptions): Ranking {
  const { memory, neighbours, candidates, judging, constraints, lexicon } = options;

  function remember(slot: number, found: readonly number[]): void {
    neighbours.clear(slot, lexicon.weights.articlesEver());
    let unlikely = 0;
    for (const other of found) {
      const score = judging.pair(slot, other);
      if (score > neighbourScoreMin) {
        neighbours.add(slot, other, score);
        unlikely = 0;
      } else if (++unlikely === unlikelyMax) return;
    }
  }

  function eventsNear(entry: Entry): readonly HeldEvent[] {
    const events: HeldEvent[] = [];
    for (let i = 0; i < neighbours.count(entry.slot); i++) {
      if (neighbours.score(entry.slot, i) < edgeScoreMin) break;
      const event = memory.eventAt(neighbours.neighbour(entry.slot, i));
      if (event !== undefined && !events.includes(event)) events.push(event);
      if (events.length >= eventsJudgedMax) break;
    }
    return constraints.none ? events : events.filter((event) => mayJoin(entry, event));
  }

  const mayJoin = ({ reading: { id } }: Entry, { members }: HeldEvent): boolean =>
    members.every(({ reading }) => constraints.allow(id, reading.id));

  return {
    remember,
    eventsNear,
    findNeighbours(entry) {
      const found = candidates
        .find(entry.reading)
        .filter((slot) => slot !== entry.slot && memory.eventAt(slot) !== undefined);
      remember(entry.slot, found);
    },
    rank(entry) {
      const events = eventsNear(entry);
      const pairs = events.map((event) => judging.pairsWith(entry, event));
      const choices = events.map((event, at) => {
        let alternative = noAlternative;
        pairs.forEach(({ mean }, other) => {
          if (other !== at && mean > alternative) alternative = mean;
        });
        return { event, score: judging.withEvent(entry, event, pairs[at], alternative) };
      });
      return choices.sort((a, b) => b.score - a.score || byAge(a.event, b.event));
    },
    editorsChoice(entry) {
      if (constraints.none) return undefined;
      for (const partner of constraints.partnersOf(entry.reading.id)) {
        const event = memory.find(partner)?.event;
        if (event === undefined || !mayJoin(entry, event)) continue;
        return { event, score: judging.withEvent(entry, event) };
      }
      return undefined;
    },
  };
}
