// Durations in words: `25 min`, `2 h`, `3 days`.

import { minuteMs, hourMs, dayMs } from '../../../domain/time.js';

export function spanWords(lengthMs: number): string {
  const minutes = Math.round(lengthMs / minuteMs);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 100) return `${minutes} min`;
  const hours = Math.round(lengthMs / hourMs);
  if (hours < 48) return `${hours} h`;
  return `${Math.round(lengthMs / dayMs)} days`;
}

/** `2 h after the first report`, or `the first report`. */
export function afterFirst(firstAt: number, at: number): string {
  if (at <= firstAt) return 'the first report';
  return `${spanWords(at - firstAt)} after the first report`;
}
