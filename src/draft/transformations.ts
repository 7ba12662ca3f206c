// The named transformations. `muster verify` runs each again, so they are pure, take nothing but
// the text, and what they answer for a text may never change without a new name.

import type { Transformation } from '../domain/sourced.js';
import { labelOf } from './label-words.js';
import { nounPhrase } from './noun-phrase/noun-phrase.js';
import { titleCase } from './title-case.js';

export const transformations: Readonly<Record<Transformation, (text: string) => string>> = {
  'title-case': titleCase,
  'noun-phrase': nounPhrase,
  label: labelOf,
};
