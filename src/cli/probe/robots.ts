// The probe of robots.txt: may this agent ask for this address?

import { readRobots, robotsAllow } from '../../fetch/fetch.js';
import type { Answer, Question } from './question.js';
import { textOf } from './question.js';

export function answerRobots(question: Question): Answer {
  const rules = readRobots(textOf(question, 'robots'), textOf(question, 'agent'));
  return { allowed: robotsAllow(rules, textOf(question, 'url')) };
}
