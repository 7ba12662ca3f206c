import { describe, expect, test } from 'vitest';
import { createFurniture } from './furniture.js';
import { namedTexts } from './golden/reprint-pairs.fixture.js';
import { letters } from '../words/letters.js';
import { shippedKnowledge } from '../shipped.js';
import { createTokens, tokenize } from '../words/tokens.js';

const lines = shippedKnowledge().furniture;

function foundIn(text: string, phrases = lines): readonly string[] {
  const tokens = createTokens();
  tokenize(text, letters, 1_000, tokens);
  const find = createFurniture(letters, phrases);
  return find(text, tokens).map(({ from, to }) => text.slice(from, to).trim());
}

describe('furniture', () => {
  test.each([
    ['a paragraph', 'Rain fell.\n\nSign up for our newsletter.\n\nIt stopped.'],
    ['in capitals', 'Rain fell.\n\nSIGN UP FOR OUR NEWSLETTER\n\nIt stopped.'],
    [
      'a sentence of a long paragraph',
      `${'It rained again. '.repeat(30)}We use cookies. It rained.`,
    ],
    ['a dateline', 'PORT VARRA, Lomea (Norwire) - Rain fell.'],
    ['a dateline with a day', 'TARN, 4 May 2031 – Rain fell.'],
    ['a credit line', 'Rain fell.\nReporting by Dag Holm; Editing by Rolf Ek'],
  ])('finds %s', (_, text) => {
    expect(foundIn(text)).toHaveLength(1);
    expect(foundIn(text)[0]).not.toContain('ain');
  });

  test.each([
    ['a phrase that must open', 'She thanked them for reporting by bicycle.'],
    ['a word without the colon of its phrase', 'Related studies say so. Watch the river.'],
    ['a hyphen in the first words', 'Anna Lode - who had won - spoke.'],
  ])('leaves alone %s', (_, text) => {
    expect(foundIn(text)).toEqual([]);
  });

  test('finds none in reports', () => {
    const reports = namedTexts().filter(({ name }) => !['cookies', 'live'].includes(name));
    const found = reports.flatMap(({ paragraphs }) => foundIn(paragraphs.join('\n\n')));
    expect(found.filter((text) => !/[-–]$/u.test(text))).toEqual([]);
  });

  test('no line is superfluous', () => {
    const spare = lines.filter((line) => {
      const sample = `It rained.\n\n${line.replace('^', '')}\n\nIt stopped.`;
      const others = lines.filter((other) => other !== line);
      return foundIn(sample).length === 0 || foundIn(sample, others).length > 0;
    });
    expect(spare).toEqual([]);
  });
});
