import { expect, test } from 'vitest';
import type { Reason } from '../../../domain/event.js';
import { weighed } from './reasons.js';

const reason = (text: string, weight: number, kind: Reason['kind'] = 'term'): Reason => ({
  kind,
  text,
  weight,
});

test('reasons are told beside the heaviest, whatever the scale', () => {
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

test('one wording is one reason; an editor’s word always stands', () => {
  const twice = [reason('Both say “Marina”.', 1), reason('Both say “Marina”.', 2, 'name')];
  expect(weighed([...twice, reason('Pinned.', 0, 'editor')])).toEqual([
    { text: 'Both say “Marina”.', strength: 'strong' },
    { text: 'Pinned.', strength: 'some' },
  ]);
  expect(weighed([])).toEqual([]);
});
