// Limits of the whole house. Everything has one; a stage's own limits stand in its folder.

/** Longest headline kept, in UTF-16 units; longer ones are cut at a word. */
export const headlineLengthMax = 500;
/** Longest article text kept, in UTF-16 units. */
export const textLengthMax = 200_000;
/** Longest summary kept, in UTF-16 units. */
export const summaryLengthMax = 10_000;
/** Entries read from one feed document; more are dropped, newest kept, and the feed says so. */
export const entriesPerFeedMax = 2_000;
/** Longest address kept. */
export const addressLengthMax = 2_048;
