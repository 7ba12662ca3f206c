// PORT: what texts mean, as vectors of a model that the operator chose. Off by default. Grouping
// must work without it at any time: a Meaning never throws, and never waits beyond its timeout.

export type { Meaning, Model, WeighedMeaning } from './model.js';
export { createGuardedModel, type GuardOptions } from './guarded-model.js';
