// `probe language`: which language a text is in.

import { readLanguage } from '../../read/language/language.js';
import type { Answer, Question } from './probe.js';
import { textOf } from './question.js';

export function answerLanguage(question: Question): Answer {
  return { language: readLanguage(textOf(question, 'text')) ?? null };
}
