// The probe of the outgoing guard: may a request go there? Nothing is looked up.

import { judgeAddress } from '../../net/net.js';
import type { Answer, Question } from './question.js';
import { textOf } from './question.js';

export function answerAddress(question: Question): Answer {
  const verdict = judgeAddress(textOf(question, 'url'));
  return { allowed: verdict.allowed, why: verdict.allowed ? 'a public address' : verdict.why };
}
