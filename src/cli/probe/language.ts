// `probe language`: which language a text is in.

import { readLanguage } from '../../read/read.js';
import type { Answer, Question } from './question.js';
import { textOf } from './question.js';

export function answerLanguage(question: Question): Answer {
  return { language: readLanguage(textOf(question, 'text')) ?? null };
}
