// Every line of knowledge/tongues earns its place: each way is read as what English names, and
// would not be without its line.

import { describe, expect, test } from 'vitest';
import { createLetters } from './letters.js';
import { createLexicon } from './lexicon.js';
import type { Knowledge } from './knowledge.js';
import { createRead, termShift } from '../reading/reading.js';
import { shippedKnowledge } from '../shipped.js';
import { createStem } from './stems.js';

const knowledge = shippedKnowledge();
const letters = createLetters();

function reader(known: Knowledge): (headline: string, language: string) => readonly string[] {
  const lexicon = createLexicon({
    letters,
    stem: createStem(),
    knowledge: known,
    background: { articles: 1, counts: new Map() },
    backgroundArticles: 100,
  });
  const read = createRead(letters, lexicon);
  return (headline, language) =>
    Array.from(read({ id: 'x', headline, text: '', language }).terms, (packed) =>
      lexicon.key(packed >> termShift),
    );
}

const keys = reader(knowledge);
const all = knowledge.tongues.flatMap(({ english, ways }) =>
  ways.map(({ language, words }) => ({ english, language, words })),
);
const languages = [...new Set(all.map(({ language }) => language))].sort();

describe('what other languages call things', () => {
  test('nine languages beside English', () => {
    expect(languages).toEqual(['ar', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'ru', 'tr']);
  });

  test.each(languages)('%s: every way is read as what English names', (language) => {
    const missed = all
      .filter((one) => one.language === language)
      .filter(({ english, words }) => {
        const [wanted] = keys(english, 'en');
        return keys(words, language).join() !== wanted;
      });
    expect(missed.map(({ english, words }) => `${english}: ${words}`)).toEqual([]);
  });

  test.each(languages)('%s: and would not without the line', (language) => {
    const bare = reader({ ...knowledge, tongues: [] });
    const idle = knowledge.tongues.filter(({ english, ways }) => {
      const own = ways.filter((way) => way.language === language);
      const [wanted] = keys(english, 'en');
      const isIdle = own.every(({ words }) => bare(words, language).join() === wanted);
      // Where one language writes a name as English does, another does not.
      return own.length > 0 && isIdle && ways.length === own.length;
    });
    expect(idle.map(({ english }) => english)).toEqual([]);
  });

  test('no word of a language stands in two lines', () => {
    const lines = new Map<string, Set<string>>();
    for (const { english, language, words } of all) {
      const key = `${language} ${words.toLowerCase()}`;
      lines.set(key, (lines.get(key) ?? new Set()).add(keys(english, 'en').join()));
    }
    expect([...lines].filter(([, heads]) => heads.size > 1).map(([key]) => key)).toEqual([]);
  });
});
