import { expect, test } from 'vitest';
import { headingOf } from './heading.js';
import { article } from './newsroom.fixture.js';
import { lookupsOf } from './record.js';
import { quote } from './sourced.js';
import { verifyRoundup } from './verify.js';

const pattern = 'More News On {event}';

test.each([
  ['en', 'Army Retakes Arva', 'More News On The Army Retaking Arva'],
  ['en', 'Dam Holds; Town Returns', 'More News: Dam Holds; Town Returns'],
  ['en', 'Will Dam Hold?', 'More News: Will Dam Hold?'],
  ['en', 'Fire In Arva', 'More News: Fire In Arva'],
  ['en', 'Army Retakes Arva, Says It Holds Dam', 'More News: Army Retakes Arva, Says It Holds Dam'],
  ['en', 'Fed May Raise Rates', 'More News: Fed May Raise Rates'],
  ['es', 'El ejército recupera Arva', 'Más sobre: El ejército recupera Arva'],
  ['fr', 'L’armée reprend Arva', 'À lire aussi : L’armée reprend Arva'],
  ['fr-CA', 'L’armée reprend Arva', 'À lire aussi : L’armée reprend Arva'],
  ['de', 'Armee erobert Arva', 'Mehr dazu: Armee erobert Arva'],
  ['ru', 'Армия вернула Арву', 'Армия вернула Арву'],
])('in %s, and proved', (language, headline, expected) => {
  const told = article('a1', 'norwire', headline, 0, { language });
  const title = quote(told, 'headline', { start: 0, end: headline.length });
  const sectionHeading = headingOf(title, language, pattern);
  expect(sectionHeading.text).toBe(expected);
  const { id: articleId, seenAt, summary, text } = told;
  const versions = [{ articleId, version: 1, seenAt, headline, summary, text }];
  const lookups = lookupsOf({ articles: [told], versions, names: new Map(), settings: {} });
  const roundup = {
    state: 'draft',
    lines: [],
    labels: [],
    notices: [],
    reports: 1,
    origins: 1,
  } as const;
  const times = { draftedAt: 0, changedAt: 0, touched: [] };
  expect(verifyRoundup({ id: 'r', title, sectionHeading, ...roundup, ...times }, lookups)).toEqual(
    [],
  );
});
