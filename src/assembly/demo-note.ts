// What tells the demo newsroom's data, and every copy of them, from one's own.

/** When the newsroom began, ms UTC; only its own database bears this note. */
export const demoNote = 'demo.startAt';
