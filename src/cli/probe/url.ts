// The probe of canonical addresses.

import { canonicalUrl } from '../../domain/address.js';
import type { Answer, Question } from './question.js';
import { optionalTextOf, textOf } from './question.js';

export function answerUrl(question: Question): Answer {
  return {
    canonical: canonicalUrl(textOf(question, 'url'), optionalTextOf(question, 'base')) ?? null,
  };
}
