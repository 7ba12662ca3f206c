// What was wrong with an XML document, kept short: the first few faults with their place.

/** Faults remembered word by word; the others are only counted. */
const faultsKept = 5;

export interface Faults {
  readonly kept: string[];
  count: number;
}

export function noFaults(): Faults {
  return { kept: [], count: 0 };
}

/** Notes a fault at a UTF-16 offset of the document. */
export function note(faults: Faults, what: string, at: number): void {
  faults.count += 1;
  if (faults.kept.length < faultsKept) faults.kept.push(`${what} (at character ${at})`);
}
