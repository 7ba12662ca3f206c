// The links between neighbouring groups while groups are joined, with their log-odds, in columns.
// Each link is on the lists of both its groups.
//
//   group ──► first end ──► next end ──► …        an end is 2 × link, or 2 × link + 1 at the
//                 └── link: mean, max             other group; its partner is end ^ 1

export interface Links {
  /** Links two groups that have no link. */
  add(a: number, b: number, mean: number, max: number): void;
  /** The number of ends; the two ends of a link are neighbours. */
  ends(): number;
  /** The first end on a group's list, or the next after an end; −1 at the end of the list. */
  first(group: number): number;
  next(end: number): number;
  /** The group at the other end of a link. */
  other(end: number): number;
  /** The mean log-odds of the pairs between the two groups of a link, and the highest. */
  mean(end: number): number;
  max(end: number): number;
  /** Sets mean and highest. */
  update(end: number, mean: number, max: number): void;
  /** Removes a link from both lists. */
  remove(end: number): void;
  /** Moves an end from its group to another. */
  move(end: number, to: number): void;
  /** The highest mean of a group with any group except one; `noAlternative` if it has no other. */
  bestExcept(group: number, excepted: number): number;
  /** Links that `bestExcept` has visited in total. */
  visited(): number;
}

/** The alternative of a group that has no other neighbour. */
export const noAlternative = -4;

const unknown = -2;

export function createLinks(groups: number, linksMax: number): Links {
  const lists = createLists(groups, 2 * linksMax);
  const means = new Float64Array(linksMax);
  const maxes = new Float64Array(linksMax);
  const rivals = createRivals(groups);
  const other = (end: number): number => lists.at(end ^ 1);
  let links = 0;

  function update(end: number, mean: number, max: number): void {
    const link = end >> 1;
    means[link] = mean;
    maxes[link] = max;
    rivals.note(lists.at(end), other(end), mean);
    rivals.note(other(end), lists.at(end), mean);
  }

  function forgetRivals(end: number): void {
    rivals.forget(lists.at(end), other(end));
    rivals.forget(other(end), lists.at(end));
  }

  let visited = 0;

  function findRivals(group: number): void {
    rivals.reset(group);
    for (let end = lists.first(group); end >= 0; end = lists.next(end)) {
      visited++;
      rivals.note(group, other(end), means[end >> 1] as number);
    }
  }

  return {
    add(a, b, mean, max) {
      const end = 2 * links++;
      lists.attach(end, a);
      lists.attach(end + 1, b);
      update(end, mean, max);
    },
    ends: () => 2 * links,
    first: lists.first,
    next: lists.next,
    other,
    mean: (end) => means[end >> 1] as number,
    max: (end) => maxes[end >> 1] as number,
    update,
    remove(end) {
      forgetRivals(end);
      lists.detach(end);
      lists.detach(end ^ 1);
    },
    move(end, to) {
      forgetRivals(end);
      lists.detach(end);
      lists.attach(end, to);
    },
    bestExcept(group, excepted) {
      if (!rivals.isKnown(group)) findRivals(group);
      return rivals.bestExcept(group, excepted);
    },
    visited: () => visited,
  };
}

/** A doubly linked list of ends for every group. */
function createLists(groups: number, ends: number) {
  const firsts = new Int32Array(groups).fill(-1);
  const nexts = new Int32Array(ends);
  const befores = new Int32Array(ends);
  const groupOfEnd = new Int32Array(ends);
  return {
    /** The group of an end. */
    at: (end: number): number => groupOfEnd[end] as number,
    first: (group: number): number => firsts[group] as number,
    next: (end: number): number => nexts[end] as number,
    attach(end: number, group: number): void {
      const first = firsts[group] as number;
      groupOfEnd[end] = group;
      nexts[end] = first;
      befores[end] = -1;
      if (first >= 0) befores[first] = end;
      firsts[group] = end;
    },
    detach(end: number): void {
      const [before, next] = [befores[end] as number, nexts[end] as number];
      if (before >= 0) nexts[before] = next;
      else firsts[groupOfEnd[end] as number] = next;
      if (next >= 0) befores[next] = before;
    },
  };
}

/** The two best neighbours of every group, so that the best except one is known at once. */
function createRivals(groups: number) {
  const best = new Float64Array(groups);
  const second = new Float64Array(groups);
  const bestAt = new Int32Array(groups).fill(unknown);
  const secondAt = new Int32Array(groups);

  function reset(group: number): void {
    best[group] = noAlternative;
    second[group] = noAlternative;
    bestAt[group] = -1;
    secondAt[group] = -1;
  }

  function forget(group: number, other: number): void {
    if (bestAt[group] === other || secondAt[group] === other) bestAt[group] = unknown;
  }

  return {
    reset,
    forget,
    isKnown: (group: number): boolean => bestAt[group] !== unknown,
    /** Notes the mean of a neighbour. */
    note(group: number, other: number, mean: number): void {
      forget(group, other);
      if (bestAt[group] === unknown) return;
      if (mean > (best[group] as number)) {
        second[group] = best[group] as number;
        secondAt[group] = bestAt[group] as number;
        best[group] = mean;
        bestAt[group] = other;
      } else if (mean > (second[group] as number)) {
        second[group] = mean;
        secondAt[group] = other;
      }
    },
    bestExcept: (group: number, excepted: number): number =>
      (bestAt[group] === excepted ? second[group] : best[group]) as number,
  };
}
