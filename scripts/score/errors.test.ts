import { expect, test } from 'vitest';
import { drawMistakes } from './errors.js';

const reports = ['a', 'b', 'c', 'd'].map((id) => ({ id, headline: id, text: '' }));
const set = {
  ...{ name: 'harbour', family: 'harbour', titleOnly: false, file: '', reports },
  gold: new Map([...'abcd'].map((id, at) => [id, 'xxyy'[at] ?? ''])),
};

test('draws pairs that are wrong, each once, and of both kinds', () => {
  const events = new Map([...'abcd'].map((id, at) => [id, 'pqqr'[at] ?? '']));
  const drawn = drawMistakes([{ set, events }], 10, 1).map(
    ({ kind, reports: [one, other] }) => `${kind} ${[one.id, other.id].sort().join('')}`,
  );
  expect(drawn.sort()).toEqual(['joined bc', 'split ab', 'split cd']);
});

test('draws nothing where nothing is wrong', () => {
  expect(drawMistakes([{ set, events: set.gold }], 10, 1)).toEqual([]);
});
