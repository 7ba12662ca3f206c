// Every line of knowledge/translations is needed: each name becomes the English term, and would not
// without its line.

import { describe, expect, test } from 'vitest';
import { readerWith } from '../reading/reader.fixture.js';
import { shippedKnowledge } from '../shipped.js';

const knowledge = shippedKnowledge();
const keys = readerWith(knowledge).keysOf;
const all = knowledge.translations.flatMap(({ english, names: ways }) =>
  ways.map(({ language, words }) => ({ english, language, words })),
);
const languages = [...new Set(all.map(({ language }) => language))].sort();

describe('what other languages call things', () => {
  test('cover nine languages other than English', () => {
    expect(languages).toEqual(['ar', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'ru', 'tr']);
  });

  test.each(languages)('%s: every name becomes the English term', (language) => {
    const missed = all
      .filter((one) => one.language === language)
      .filter(({ english, words }) => {
        const [wanted] = keys(english, 'en');
        return keys(words, language).join() !== wanted;
      });
    expect(missed.map(({ english, words }) => `${english}: ${words}`)).toEqual([]);
  });

  test.each(languages)('%s: no line is superfluous', (language) => {
    const bare = readerWith({ ...knowledge, translations: [] }).keysOf;
    const idle = knowledge.translations.filter(({ english, names: ways }) => {
      const own = ways.filter((way) => way.language === language);
      const [wanted] = keys(english, 'en');
      const isIdle = own.every(({ words }) => bare(words, language).join() === wanted);
      // A name that one language writes as English does may differ in another language.
      return own.length > 0 && isIdle && ways.length === own.length;
    });
    expect(idle.map(({ english }) => english)).toEqual([]);
  });

  test('no name of a language is in two lines', () => {
    const lines = new Map<string, Set<string>>();
    for (const { english, language, words } of all) {
      const key = `${language} ${words.toLowerCase()}`;
      lines.set(key, (lines.get(key) ?? new Set()).add(keys(english, 'en').join()));
    }
    expect([...lines].filter(([, heads]) => heads.size > 1).map(([key]) => key)).toEqual([]);
  });
});
