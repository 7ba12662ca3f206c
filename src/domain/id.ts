// Identity: UUIDv7 text, so that ids sort by birth.

/** Makes a new id. Passed in where determinism matters. */
export type NewId = () => string;
