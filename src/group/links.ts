// The links between groups while they are joined: who may still join whom, and how likely that is.
// A link lies on the lists of both its groups; all of it in columns.
//
//   group ──► first end ──► next end ──► …        an end is 2 × link, or 2 × link + 1 at the
//                 └── link: mean, max, stamp      other group; its partner is end ^ 1

export interface Links {
  /** Links two groups that have no link yet. */
  add(a: number, b: number, mean: number, max: number): void;
  /** The first end of a group's list, or the next after one; −1 at its close. */
  first(group: number): number;
  next(end: number): number;
  /** The group at the other side of an end. */
  other(end: number): number;
  mean(end: number): number;
  max(end: number): number;
  /** Changes with every renewal; 0 once it is cut. */
  stamp(end: number): number;
  renew(end: number, mean: number, max: number): void;
  cut(end: number): void;
  /** Moves a link's end from the group it is at to another. */
  move(end: number, to: number): void;
  /** Highest mean a group has with any other but this one. */
  bestBut(group: number, but: number): number;
}

/** A group without any other neighbour has this alternative. */
export const noAlternative = -4;

const unknown = -2;

export function createLinks(groups: number, linksMax: number): Links {
  const firsts = new Int32Array(groups).fill(-1);
  const nexts = new Int32Array(2 * linksMax);
  const befores = new Int32Array(2 * linksMax);
  /** The group an end is at. */
  const ats = new Int32Array(2 * linksMax);
  const means = new Float64Array(linksMax);
  const maxes = new Float64Array(linksMax);
  const stamps = new Int32Array(linksMax);
  const rivals = createRivals(groups);
  let links = 0;
  let lastStamp = 0;

  function hang(end: number, group: number): void {
    const first = firsts[group] as number;
    ats[end] = group;
    nexts[end] = first;
    befores[end] = -1;
    if (first >= 0) befores[first] = end;
    firsts[group] = end;
  }

  function unhang(end: number): void {
    const [before, next] = [befores[end] as number, nexts[end] as number];
    if (before >= 0) nexts[before] = next;
    else firsts[ats[end] as number] = next;
    if (next >= 0) befores[next] = before;
  }

  function renew(end: number, mean: number, max: number): void {
    const link = end >> 1;
    means[link] = mean;
    maxes[link] = max;
    stamps[link] = ++lastStamp;
    const [a, b] = [ats[end] as number, ats[end ^ 1] as number];
    rivals.told(a, b, mean);
    rivals.told(b, a, mean);
  }

  function seekRivals(group: number): void {
    rivals.begin(group);
    for (let end = firsts[group] as number; end >= 0; end = nexts[end] as number) {
      rivals.told(group, ats[end ^ 1] as number, means[end >> 1] as number);
    }
  }

  return {
    add(a, b, mean, max) {
      const end = 2 * links++;
      hang(end, a);
      hang(end + 1, b);
      renew(end, mean, max);
    },
    first: (group) => firsts[group] as number,
    next: (end) => nexts[end] as number,
    other: (end) => ats[end ^ 1] as number,
    mean: (end) => means[end >> 1] as number,
    max: (end) => maxes[end >> 1] as number,
    stamp: (end) => stamps[end >> 1] as number,
    renew,
    cut(end) {
      const [a, b] = [ats[end] as number, ats[end ^ 1] as number];
      unhang(end);
      unhang(end ^ 1);
      stamps[end >> 1] = 0;
      rivals.lost(a, b);
      rivals.lost(b, a);
    },
    move(end, to) {
      const [from, other] = [ats[end] as number, ats[end ^ 1] as number];
      unhang(end);
      hang(end, to);
      rivals.lost(from, other);
      rivals.lost(other, from);
    },
    bestBut(group, but) {
      if (!rivals.isKnown(group)) seekRivals(group);
      return rivals.bestBut(group, but);
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
