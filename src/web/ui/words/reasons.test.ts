import { expect, test } from 'vitest';
import type { Cause, Reason } from '../../../domain/reason.js';
import { departureWords, weighed } from './reasons.js';

const reason = (cause: Cause, weight: number): Reason => ({ cause, weight });
const shared = (term: string): Cause => ({ kind: 'shared', terms: [term] });

test('strength is relative to the heaviest reason', () => {
  const reasons = [
    reason({ kind: 'hours', hours: 2, datedByText: 0 }, 1.7),
    reason(shared('bridge'), 8.9),
    reason({ kind: 'unshared', what: 'names' }, -1.2),
    reason(shared('Oskara'), 4.1),
    reason({ kind: 'rivals' }, 0.1),
  ];
  expect(weighed(reasons)).toEqual([
    { text: 'Both say “bridge”.', strength: 'strong' },
    { text: 'Both say “Oskara”.', strength: 'strong' },
    { text: 'They are 2 hours apart.', strength: 'some' },
    { text: 'They share no distinctive names.', strength: 'against' },
  ]);
  expect(weighed([])).toEqual([]);
});

test.each([
  ['merged', 1, 'It came from an event that became part of this one.'],
  ['split', 2, 'It was split off with one other from another event.'],
  ['moved', 3, 'It was moved here with 2 others from another event.'],
  ['reworded', 1, 'It left another event when its outlet changed its wording.'],
] as const)('a report that was %s, of %i', (kind, reports, words) => {
  expect(departureWords({ kind, reports, score: 0, reasons: [] })).toBe(words);
});
