import { describe, expect, test } from 'vitest';
import { readerWith } from '../reading/reader.fixture.js';
import { shippedKnowledge } from '../shipped.js';
import { stemmedLanguages } from './stems.js';

const knowledge = shippedKnowledge();
/** The keys of a headline, for a reader that has read nothing before. */
const keysOf = (headline: string, language = 'en'): readonly string[] =>
  readerWith(knowledge).keysOf(headline, language);

describe('every alias is needed', () => {
  test.each(knowledge.aliases.map((ways) => [ways[0] ?? '', ways] as const))('%s', (_, ways) => {
    const [first = [], ...others] = ways.map((way) => keysOf(way));
    for (const other of others) expect(other).toEqual(first);
  });

  test('no name is in two lines', () => {
    const all = knowledge.aliases.flat();
    expect(all.filter((way, at) => all.indexOf(way) !== at)).toEqual([]);
  });

  test('no line is superfluous', () => {
    const bare = { ...knowledge, aliases: [] };
    const { keysOf } = readerWith(bare);
    const keys = (headline: string): string => keysOf(headline).join(' ');
    const idle = knowledge.aliases.filter((ways) =>
      ways.every((way) => keys(way) === keys(ways[0] ?? '')),
    );
    expect(idle).toEqual([]);
  });
});

describe('languages', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['en', 'The army retook the towns', 'Army retakes a town'],
    ['es', 'El ejército recupera las ciudades', 'Ejército: la ciudad'],
    ['fr', 'L’armée reprend les villes', 'Une armée dans la ville'],
    ['de', 'Die Städte wurden zerstört', 'Zerstörte Stadt'],
    ['it', 'Le città distrutte', 'La città distrutta'],
    ['pt', 'Os soldados feridos', 'Um soldado ferido'],
    ['ru', 'Армия взяла города', 'Город взят армией'],
    ['ar', 'الجيش يستعيد المدينة', 'الجيش في المدينة'],
    ['tr', 'Ordu şehirleri geri aldı', 'Ordu şehir'],
    ['nl', 'Het leger herovert de steden', 'Leger en stad'],
  ];
  test.each(cases)('%s: forms of one word share a term', (language, one, two) => {
    const [left, right] = [keysOf(one, language), keysOf(two, language)];
    expect(left.some((key) => right.includes(key))).toBe(true);
  });

  test('every stemmed language has stop words', () => {
    for (const language of stemmedLanguages) {
      expect(knowledge.stopWords.get(language)?.size ?? 0).toBeGreaterThan(40);
    }
  });

  test('scripts without spaces are read by pairs of characters', () => {
    expect(keysOf('首相辞任', 'ja')).toEqual(['首相', '相辞', '辞任']);
  });
});

describe('words', () => {
  test.each([
    ['U.S. strikes', ['america', 'strike']],
    ['US strikes', ['america', 'strike']],
    ['strikes us', ['strike']],
    ['Trump’s plan', ['trump', 'plan']],
    ['1,500 dead', ['#1500', 'kill']],
    ['twelve dead', ['#12', 'kill']],
    ['3.5 percent', ['#3.5', 'percent']],
    ['G20 summit', ['g20', 'summit']],
    ['Islamic State fighters', ['isi', 'fighter']],
    ['São Paulo', ['sao', 'paulo']],
  ] as const)('%s', (headline, keys) => {
    expect(keysOf(headline)).toEqual(keys);
  });
});
