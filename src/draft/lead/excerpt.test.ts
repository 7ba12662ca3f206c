import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { article } from '../newsroom.fixture.js';
import { sentencesOf } from '../sentences.js';
import { countWords } from '../words.js';
import { excerptOf } from './excerpt.js';
import { processorMs } from '../../../test/processor-time.fixture.js';

const shown = (text: string, wordsMax = 120, rest = {}): readonly string[] =>
  excerptOf(article('a', 'norwire', 'Army retakes Arva', 0, { text, ...rest }), wordsMax).map(
    (paragraph) => paragraph.text,
  );

describe('an excerpt', () => {
  test.each<[string, string, number, readonly string[]]>([
    [
      'two paragraphs',
      'Troops entered the town at dawn.\n\nNobody fired a shot there.\n\nIt rained all day long.',
      120,
      ['Troops entered the town at dawn.', 'Nobody fired a shot there.'],
    ],
    [
      'whole sentences',
      'Troops entered the town at dawn. Nobody fired a shot there. It rained all day.',
      12,
      ['Troops entered the town at dawn. Nobody fired a shot there.'],
    ],
    [
      'no second paragraph after a cut first',
      'One two three four five. Six seven eight nine ten.\n\nEleven twelve thirteen fourteen.',
      8,
      ['One two three four five.'],
    ],
    [
      'a first sentence beyond the budget ends at a word',
      'One two three four five six seven eight nine ten eleven twelve.',
      5,
      ['One two three four five'],
    ],
    [
      'no headline again',
      'Army retakes Arva\n\nTroops entered the town at dawn.',
      120,
      ['Troops entered the town at dawn.'],
    ],
    [
      'no byline, no caption',
      'By Ilse Maur\n\nPhoto: the bridge of Arva\n\nTroops entered the town at dawn.',
      120,
      ['Troops entered the town at dawn.'],
    ],
    [
      'titles and initials end no sentence',
      'Mr. Tell met J. Oran of the U.S. team. They talked for an hour.',
      10,
      ['Mr. Tell met J. Oran of the U.S. team.'],
    ],
    [
      'a torn end is left off',
      'Troops entered the town at dawn. The commander said that the…',
      120,
      ['Troops entered the town at dawn.'],
    ],
    ['nothing of nothing', '', 120, []],
  ])('%s', (_, text, wordsMax, paragraphs) => {
    expect(shown(text, wordsMax)).toEqual(paragraphs);
  });

  test('is the summary when there is no text', () => {
    expect(shown('', 120, { summary: 'Troops entered the town at dawn.' })).toEqual([
      'Troops entered the town at dawn.',
    ]);
  });

  test('stays within its budget and quotes verbatim', () => {
    const text = fc.oneof(
      fc.lorem({ mode: 'sentences', maxCount: 12 }),
      fc.string({ unit: 'grapheme' }),
    );
    const texts = fc.array(text, { maxLength: 5 }).map((parts) => parts.join('\n\n'));
    fc.assert(
      fc.property(texts, fc.integer({ min: 5, max: 60 }), (whole, wordsMax) => {
        const kept = excerptOf(article('a', 'norwire', 'H', 0, { text: whole }), wordsMax);
        expect(kept.length).toBeLessThanOrEqual(2);
        const words = kept.reduce((sum, one) => sum + one.text.split(/\s+/).length, 0);
        expect(words).toBeLessThanOrEqual(wordsMax);
        for (const { text: quoted, from } of kept) {
          expect(from.kind === 'span' && whole.slice(from.start, from.end)).toBe(quoted);
        }
      }),
    );
  });

  test('is found quickly in a hostile text', () => {
    const started = processorMs();
    for (const pump of ['.', '. ', '."', '\n', '\n \n', 'A.', 'a ', '。', '… '])
      shown(pump.repeat(60_000));
    expect(processorMs() - started).toBeLessThan(2_000);
  });
});

test.each([
  ['It rained. “Why?” he asked. Nobody knew!', 3],
  ['At 4 a.m. Tuesday they left.', 1],
  ['No. 10 won. It was late.', 2],
  ['雨が降った。町は静かだ。', 2],
  ['no end', 1],
  ['', 0],
])('%s has %i sentences', (text, count) => {
  expect(sentencesOf(text)).toHaveLength(count);
});

test('two characters of a script without blanks count as a word', () => {
  expect(countWords('雨が降った')).toBe(3);
});
