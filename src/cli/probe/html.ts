// `probe html`: what the sanitiser leaves of a piece of HTML.

import { Fault } from '../../domain/fault.js';
import { sanitise } from '../../read/read.js';
import type { Answer, Question } from './question.js';
import { optionalTextOf, textOf } from './question.js';

export function answerHtml(question: Question): Answer {
  const profile = optionalTextOf(question, 'profile') ?? 'excerpt';
  if (profile !== 'excerpt' && profile !== 'comment' && profile !== 'feed') {
    throw new Fault('invalid', '“profile” must be excerpt, comment or feed.');
  }
  return { html: sanitise(textOf(question, 'html'), profile) };
}
