// The named transformations. `muster verify` runs each again, so each is a pure function of the
// text. Its result for a text may change only under a new name.

import type { Transformation } from '../domain/sourced.js';
import { labelOf } from './label-words.js';
import { nounPhrase } from './noun-phrase/noun-phrase.js';
import { titleCase } from './title-case.js';

export const transformations: Readonly<Record<Transformation, (text: string) => string>> = {
  'title-case': titleCase,
  'noun-phrase': nounPhrase,
  label: labelOf,
};
