// Memory is bounded by the window: what is older is forgotten, and so are the words that nobody has
// said within it.

import type { Parts } from './parts.js';

export function forgetOld({ memory, lexicon, candidates }: Parts): void {
  memory.forget();
  candidates.drop(lexicon.forgetUnused());
}
