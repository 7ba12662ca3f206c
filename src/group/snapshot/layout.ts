// The byte layout of a snapshot. Any change here, or in what is saved, is a new version.

export const magic = 'muster·g';
/** Grows when the snapshots of earlier releases can no longer be read. */
export const version = 5;
export const digestBytes = 32;
/** Magic and version, padded to a multiple of eight. */
export const headBytes = 24;
/** Kind, length of the name and length of the data. */
export const columnHeadBytes = 16;

export type ColumnKind = 'bytes' | 'ints' | 'floats' | 'doubles';
export const columnKinds: readonly ColumnKind[] = ['bytes', 'ints', 'floats', 'doubles'];

/** Rounds up to a multiple of eight, so that numbers of any width are aligned. */
export const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;
