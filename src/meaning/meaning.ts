// PORT: what texts mean, as vectors of a model the operator chose. Off by default; grouping must do
// without it at any time, so nothing here throws or keeps a caller waiting beyond its patience.

export type { Meaning, Model, WeighedMeaning } from './model.js';
export {
  createGuardedModel as createPatient,
  type GuardOptions as Patience,
} from './guarded-model.js';
