// How the bytes of a snapshot lie. Any change here, or in what is saved, is a new version.

export const magic = 'muster·g';
/** Grows when a snapshot of an earlier muster cannot be read as it is meant. */
export const version = 4;
export const digestBytes = 32;
/** Magic and version; what follows begins on a multiple of eight. */
export const headBytes = 24;
/** Kind, length of the name, length of the data. */
export const columnHeadBytes = 16;

export type ColumnKind = 'bytes' | 'ints' | 'floats' | 'doubles';
export const columnKinds: readonly ColumnKind[] = ['bytes', 'ints', 'floats', 'doubles'];

/** Up to the next multiple of eight, so that numbers of any width lie straight. */
export const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;
