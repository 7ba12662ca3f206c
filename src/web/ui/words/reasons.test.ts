import { expect, test } from 'vitest';
import type { Reason } from '../../../domain/event.js';
import { partingWords, remarks, weighed } from './reasons.js';

const reason = (text: string, weight: number, kind: Reason['kind'] = 'term'): Reason => ({
  kind,
  text,
  weight,
});

test('strength is relative to the heaviest reason', () => {
  const reasons = [
    reason('Two hours lie between them.', 1.7, 'time'),
    reason('Both say “bridge”.', 8.9),
    reason('They share no number.', -1.2, 'number'),
    reason('Both say “Oskara”.', 4.1, 'name'),
    reason('Length.', 0.1, 'other'),
  ];
  expect(weighed(reasons)).toEqual([
    { text: 'Both say “bridge”.', strength: 'strong' },
    { text: 'Both say “Oskara”.', strength: 'strong' },
    { text: 'Two hours lie between them.', strength: 'some' },
    { text: 'They share no number.', strength: 'against' },
  ]);
});

test('reasons with the same wording are merged; an editor’s is always shown', () => {
  const twice = [reason('Both say “Marina”.', 1), reason('Both say “Marina”.', 2, 'name')];
  expect(weighed([...twice, reason('Pinned.', 0, 'editor')])).toEqual([
    { text: 'Both say “Marina”.', strength: 'strong' },
    { text: 'Pinned.', strength: 'some' },
  ]);
  expect(weighed([])).toEqual([]);
});

test('a reason without weight is a remark, unless it is an editor’s', () => {
  const reasons = [reason('Both say “bridge”.', 2), reason('It is tied.', 0, 'other')];
  expect(remarks([...reasons, reason('Pinned.', 0, 'editor')])).toEqual(['It is tied.']);
});

test.each([
  ['merged', 1, 'It came from an event that became part of this one.'],
  ['split', 2, 'It was split off with one other from another event.'],
  ['moved', 3, 'It was moved here with 2 others from another event.'],
  ['reworded', 1, 'It left another event when its outlet changed its wording.'],
] as const)('a report that was %s, of %i', (kind, reports, words) => {
  expect(partingWords({ kind, reports, score: 0, reasons: [] })).toBe(words);
});
