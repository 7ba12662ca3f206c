// `probe date`: what the date reader makes of a text.

import { readDate } from '../../read/read.js';
import type { Answer, Question } from './question.js';
import { textOf } from './question.js';

export function answerDate(question: Question): Answer {
  const at = readDate(textOf(question, 'text'));
  return { date: at === undefined ? null : new Date(at).toISOString() };
}
