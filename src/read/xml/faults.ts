// The faults of an XML document: the first few with their place, and the count of all.

/** Maximum of faults kept in words; the others are only counted. */
const faultsKept = 5;

export interface Faults {
  readonly kept: string[];
  count: number;
}

export function noFaults(): Faults {
  return { kept: [], count: 0 };
}

/** Adds a fault at a UTF-16 offset of the document. */
export function addFault(faults: Faults, what: string, at: number): void {
  faults.count += 1;
  if (faults.kept.length < faultsKept) faults.kept.push(`${what} (at character ${at})`);
}
