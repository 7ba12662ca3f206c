// What is told of a file as it is read: the first of many one by one, the rest as a count.

export interface Noted {
  readonly count: number;
  readonly first: readonly string[];
}

export interface Noting {
  add(what: string): void;
  noted(): Noted;
}

export function createNoting(shownMax: number): Noting {
  const first: string[] = [];
  let count = 0;
  return {
    add(what) {
      count += 1;
      if (first.length < shownMax) first.push(what);
    },
    noted: () => ({ count, first }),
  };
}
