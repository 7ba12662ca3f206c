// What a reader is told of an event that the guard on growth holds back.

import { growthBar } from './likeness/growth.js';

/** Undefined while an event of so many reports grows freely. */
export function outgrown(reports: number): string | undefined {
  const bar = growthBar(reports + 1);
  if (bar === 0) return undefined;
  const takes = bar === Infinity ? 'no more' : 'only the likest';
  return `The event has ${reports} reports already: so large a one takes ${takes}.`;
}

/** Whether the guard alone keeps a report out that scores so much with it. */
export function isHeldBack(reports: number, score: number): boolean {
  const bar = growthBar(reports + 1);
  return bar === Infinity || (score <= 0 && score + bar > 0);
}
