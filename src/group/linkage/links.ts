// The links between groups while they are joined: who may still join whom, and how likely that is.
// A link lies on the lists of both its groups; all of it in columns.
//
//   group ──► first end ──► next end ──► …        an end is 2 × link, or 2 × link + 1 at the
//                 └── link: mean, max             other group; its partner is end ^ 1

export interface Links {
  /** Links two groups that have no link yet. */
  add(a: number, b: number, mean: number, max: number): void;
  /** Ends there are; those of one link come together. */
  ends(): number;
  /** The first end of a group's list, or the next after one; −1 at its close. */
  first(group: number): number;
  next(end: number): number;
  /** The group at the other side of an end. */
  other(end: number): number;
  mean(end: number): number;
  max(end: number): number;
  update(end: number, mean: number, max: number): void;
  remove(end: number): void;
  /** Moves a link's end from the group it is at to another. */
  move(end: number, to: number): void;
  /** Highest mean a group has with any other but this one. */
  bestExcept(group: number, but: number): number;
  /** Links gone through for that, ever. */
  visited(): number;
}

/** A group without any other neighbour has this alternative. */
export const noAlternative = -4;

const unknown = -2;

export function createLinks(groups: number, linksMax: number): Links {
  const lists = createLists(groups, 2 * linksMax);
  const means = new Float64Array(linksMax);
  const maxes = new Float64Array(linksMax);
  const rivals = createRivals(groups);
  const other = (end: number): number => lists.at(end ^ 1);
  let links = 0;

  function renew(end: number, mean: number, max: number): void {
    const link = end >> 1;
    means[link] = mean;
    maxes[link] = max;
    rivals.told(lists.at(end), other(end), mean);
    rivals.told(other(end), lists.at(end), mean);
  }

  function part(end: number): void {
    rivals.lost(lists.at(end), other(end));
    rivals.lost(other(end), lists.at(end));
  }

  let sought = 0;

  function seekRivals(group: number): void {
    rivals.begin(group);
    for (let end = lists.first(group); end >= 0; end = lists.next(end)) {
      sought++;
      rivals.told(group, other(end), means[end >> 1] as number);
    }
  }

  return {
    add(a, b, mean, max) {
      const end = 2 * links++;
      lists.hang(end, a);
      lists.hang(end + 1, b);
      renew(end, mean, max);
    },
    ends: () => 2 * links,
    first: lists.first,
    next: lists.next,
    other,
    mean: (end) => means[end >> 1] as number,
    max: (end) => maxes[end >> 1] as number,
    update: renew,
    remove(end) {
      part(end);
      lists.unhang(end);
      lists.unhang(end ^ 1);
    },
    move(end, to) {
      part(end);
      lists.unhang(end);
      lists.hang(end, to);
    },
    bestExcept(group, but) {
      if (!rivals.isKnown(group)) seekRivals(group);
      return rivals.bestBut(group, but);
    },
    visited: () => sought,
  };
}

/** For every group the list of its ends, linked both ways. */
function createLists(groups: number, ends: number) {
  const firsts = new Int32Array(groups).fill(-1);
  const nexts = new Int32Array(ends);
  const befores = new Int32Array(ends);
  const ats = new Int32Array(ends);
  return {
    /** The group an end is at. */
    at: (end: number): number => ats[end] as number,
    first: (group: number): number => firsts[group] as number,
    next: (end: number): number => nexts[end] as number,
    hang(end: number, group: number): void {
      const first = firsts[group] as number;
      ats[end] = group;
      nexts[end] = first;
      befores[end] = -1;
      if (first >= 0) befores[first] = end;
      firsts[group] = end;
    },
    unhang(end: number): void {
      const [before, next] = [befores[end] as number, nexts[end] as number];
      if (before >= 0) nexts[before] = next;
      else firsts[ats[end] as number] = next;
      if (next >= 0) befores[next] = before;
    },
  };
}

/** For every group its best two neighbours, so that the best but one of them is known at once. */
function createRivals(groups: number) {
  const best = new Float64Array(groups);
  const second = new Float64Array(groups);
  const bestAt = new Int32Array(groups).fill(unknown);
  const secondAt = new Int32Array(groups);

  function begin(group: number): void {
    best[group] = noAlternative;
    second[group] = noAlternative;
    bestAt[group] = -1;
    secondAt[group] = -1;
  }

  function lost(group: number, other: number): void {
    if (bestAt[group] === other || secondAt[group] === other) bestAt[group] = unknown;
  }

  return {
    begin,
    lost,
    isKnown: (group: number): boolean => bestAt[group] !== unknown,
    /** A neighbour's mean was set. */
    told(group: number, other: number, mean: number): void {
      lost(group, other);
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
    bestBut: (group: number, but: number): number =>
      (bestAt[group] === but ? second[group] : best[group]) as number,
  };
}
