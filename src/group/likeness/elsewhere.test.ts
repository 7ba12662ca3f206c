import { describe, expect, test } from 'vitest';
import { reasonWords } from '../../domain/reason-words.js';
import { createEngine, groupStream, inStreamOrder, shipped, type Report } from '../group.js';

/** The event, hours after the first, the headline, the text. */
type Told = readonly [gold: string, hour: number, headline: string, text: string];

const start = Date.UTC(2031, 4, 4, 8);
const hourMs = 3_600_000;
const day = 24;

function engineOf() {
  let events = 0;
  return createEngine({ ...shipped(), newId: () => `e${++events}`, windowMs: 7 * day * hourMs });
}

const reportsOf = (told: readonly Told[], hasText = true): readonly Report[] =>
  told.map(([, hour, headline, text], at) => ({
    id: `r${at}`,
    headline,
    text: hasText ? text : '',
    time: start + hour * hourMs,
    outlet: `Outlet ${at}`,
  }));

/** For every report the first that stands in its event. */
function firstOnes(told: readonly Told[], hasText: boolean): readonly number[] {
  const events = groupStream(inStreamOrder(reportsOf(told, hasText)), engineOf());
  const placed = told.map((_, at) => events.get(`r${at}`));
  return placed.map((event) => placed.indexOf(event));
}

const wanted = (told: readonly Told[]): readonly number[] =>
  told.map(([gold]) => told.findIndex(([other]) => other === gold));

const apart: Readonly<Record<string, readonly Told[]>> = {
  'votes of two countries in one evening': [
    [
      'n',
      0,
      'Norway’s parliament votes to ban deep-sea mining',
      'OSLO - Norway’s parliament voted late on Tuesday to ban deep-sea mining, by 91 to 78. ' +
        'Lawmakers debated for nine hours before the vote. Environment groups welcomed the ban.',
    ],
    [
      's',
      1,
      'Sweden’s parliament votes to ban deep-sea mining',
      'STOCKHOLM - Sweden’s parliament voted late on Tuesday to ban deep-sea mining, by 180 to ' +
        '141. Lawmakers debated for hours before the vote. Industry groups deplored the ban.',
    ],
    [
      'n',
      1,
      'Norwegian lawmakers vote to ban mining of the sea bed',
      'Norwegian lawmakers have voted to ban the mining of the sea bed, after a debate of nine ' +
        'hours in Oslo. Environment groups welcomed the ban, which passed by 91 to 78.',
    ],
    [
      's',
      2,
      'Swedish lawmakers vote to ban mining of the sea bed',
      'Swedish lawmakers have voted to ban the mining of the sea bed, after a long debate in ' +
        'Stockholm. The ban passed by 180 to 141. Industry groups said it would cost jobs.',
    ],
    [
      'n',
      2,
      'Oslo bans deep-sea mining after long debate',
      'Norway has banned deep-sea mining after a debate of nine hours; the vote was 91 to 78.',
    ],
  ],
  'strikes on two villages of a province, a day apart, of one toll': [
    [
      'h',
      0,
      'Air strike on Halden kills 12 civilians',
      'An air strike on the village of Halden in the province of Ostmark killed 12 civilians, ' +
        'rescuers said. Warplanes hit the market. The war has driven thousands from Ostmark.',
    ],
    [
      'h',
      2,
      'Twelve civilians killed in air strike on Halden market',
      'Twelve civilians were killed when warplanes struck the market of Halden in Ostmark ' +
        'province, rescuers said.',
    ],
    [
      'v',
      day + 2,
      'Air strike on Vik kills 12 civilians',
      'An air strike on the village of Vik in the province of Ostmark killed 12 civilians, ' +
        'rescuers said. Warplanes hit a school. The war has driven thousands from Ostmark.',
    ],
    [
      'v',
      day + 4,
      'Twelve civilians killed in air strike on Vik school',
      'Twelve civilians were killed when warplanes struck a school of Vik in Ostmark province, ' +
        'rescuers said.',
    ],
  ],
  'quakes in two countries of one day': [
    [
      'c',
      0,
      'Earthquake of magnitude 6.1 hits Chile',
      'An earthquake of magnitude 6.1 hit the north of Chile on Monday, without casualties.',
    ],
    [
      'p',
      5,
      'Earthquake of magnitude 6.2 hits Peru',
      'An earthquake of magnitude 6.2 hit the south of Peru on Monday, without casualties.',
    ],
    [
      'c',
      1,
      'Magnitude 6.1 quake strikes northern Chile',
      'A quake of magnitude 6.1 struck northern Chile on Monday. No casualties were reported.',
    ],
    [
      'p',
      6,
      'Magnitude 6.2 quake strikes southern Peru',
      'A quake of magnitude 6.2 struck southern Peru on Monday. No casualties were reported.',
    ],
  ],
  'snap elections of two countries': [
    [
      'd',
      0,
      'Danish prime minister calls early election',
      'Denmark’s prime minister called an early election for March, after a rise in the polls.',
    ],
    [
      'f',
      3,
      'Finnish prime minister calls early election',
      'Finland’s prime minister called an early election for April, his coalition broken.',
    ],
    [
      'd',
      1,
      'Denmark’s PM calls snap election',
      'Denmark goes to the polls in March, its prime minister said, calling a snap election.',
    ],
    [
      'f',
      4,
      'Finland’s PM calls snap election',
      'Finland goes to the polls in April, its prime minister said, calling a snap election.',
    ],
  ],
};

const saidByTextsAlone = 'one says the province, another the village';
const together: Readonly<Record<string, readonly Told[]>> = {
  [saidByTextsAlone]: [
    [
      'h',
      0,
      'Air strike in Ostmark province kills 12 civilians',
      'An air strike in the province of Ostmark killed 12 civilians on Monday. Warplanes hit the ' +
        'market of Halden at noon, rescuers said.',
    ],
    [
      'h',
      1,
      'Twelve civilians killed in air strike on Halden',
      'Twelve civilians were killed on Monday when warplanes struck the market of Halden in ' +
        'Ostmark province, rescuers said.',
    ],
    [
      'h',
      2,
      'Air strike on Halden market kills 12',
      'Warplanes killed 12 people at the market of Halden on Monday.',
    ],
  ],
  'one says the capital, another its country': [
    [
      'p',
      0,
      'Blast in Paris bakery kills three',
      'A blast in a bakery in Paris killed three people on Monday. Gas may be the cause.',
    ],
    [
      'p',
      1,
      'Bakery blast in France kills three',
      'Three people were killed in a blast in a bakery in the French capital on Monday.',
    ],
    ['p', 2, 'Three dead in French bakery blast', 'A gas blast in a bakery killed three people.'],
  ],
  'one tells of the strikers, another of those struck': [
    [
      'k',
      0,
      'Russian missiles kill five in Kharkiv market',
      'Russian missiles killed five people in a market of Kharkiv on Monday.',
    ],
    ['k', 1, 'Five killed as missiles hit market in Ukraine', 'Missiles hit a market in Kharkiv.'],
    ['k', 2, 'Russian missiles hit market, five killed', 'Missiles killed five in Kharkiv.'],
  ],
};

const modes = [
  ['with texts', true],
  ['by headlines alone', false],
] as const;

describe.each(modes)('%s', (_, hasText) => {
  test.each(Object.entries(apart))('apart: %s', (_name, told) => {
    expect(firstOnes(told, hasText)).toEqual(wanted(told));
  });
  // A headline does not say that the village lies in the province.
  const told = Object.entries(together).filter(([name]) => hasText || name !== saidByTextsAlone);
  test.each(told)('together: %s', (_name, told) => {
    expect(firstOnes(told, hasText)).toEqual(wanted(told));
  });
});

/** What keeps two headlines apart by place, in words. */
function placesTold(one: string, two: string, text = ''): readonly string[] {
  const engine = engineOf();
  const [a, b] = [
    ['a', 0, one, ''],
    ['b', 1, two, text],
  ] as const;
  for (const report of reportsOf([a, b])) engine.place(report);
  const { reasons, score } = engine.explain('r0', 'r1') ?? { reasons: [], score: NaN };
  expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 9);
  return reasons.filter(({ cause }) => cause.kind === 'places').map(reasonWords);
}

test.each([
  ['Vote in Norway', 'Vote in Sweden', 'Norway, Sweden'],
  ['Strike on Halden in Ostmark', 'Strike on Vik in Ostmark', 'Halden, Vik'],
  ['Fire in Oslo', 'Fire in Bergen', 'Oslo, Bergen'],
  ['Floods in Texas town', 'Floods in Ohio town', 'Texas, Ohio'],
])('“%s” and “%s” are told apart in words', (one, two, places) => {
  expect(placesTold(one, two)).toEqual([`Each names a place the other does not: ${places}.`]);
});

test.each([
  ['Vote in Norway', 'Vote in Oslo'],
  ['Vote in Oslo', 'Norwegian lawmakers vote'],
  ['Strike in Ostmark', 'Strike on Halden, says Ostmark governor'],
  ['Verdict due on Monday', 'Verdict due in Varra'],
  ['Airbus jet of Malaysia Airlines found', 'Jet found off Australia'],
  ['Strike kills ten in Syria', 'Ten killed, says NATO in Norway'],
  ['Old pilots wanted in New York', 'Old pilots wanted in YORK'],
])('“%s” and “%s” may be of one place', (one, two) => {
  if (one.includes('Syria')) expect(placesTold(one, two, 'The strike in Syria.')).toEqual([]);
  else expect(placesTold(one, two)).toEqual([]);
});

describe('a place is one whatever was read before', () => {
  const conflictsAfter = (before: Report, one: string, two: string): boolean => {
    const engine = engineOf();
    engine.place(before);
    const [a, b] = [['a', 0, one, ''] as const, ['b', 1, two, ''] as const];
    for (const report of reportsOf([a, b])) engine.place(report);
    const { reasons } = engine.explain('r0', 'r1') ?? { reasons: [] };
    return reasons.some(({ cause }) => cause.kind === 'places');
  };

  test('its name in another script', () => {
    const told = { id: 'ru', headline: 'Наводнение в городе Аккра', text: '', language: 'ru' };
    expect(conflictsAfter(told, 'Floods hit Accra', 'Floods hit Tampere')).toBe(true);
  });

  test('the carrier that bears its name, by one word or another', () => {
    const told = { id: 'en', headline: 'Airway rates fall, an airline says', text: '' };
    const [one, two] = [
      'Kenya Airways jet lands on one engine',
      'Jet lands in Tanzania on one engine',
    ];
    expect(conflictsAfter(told, one, two)).toBe(false);
    expect(conflictsAfter(told, one.replace(' Airways', ''), two)).toBe(true);
  });
});
