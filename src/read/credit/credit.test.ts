import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agenciesOf, agencyNamed, readCredit, readDateline } from './credit.js';
import { processorMs } from '../../../test/processor-time.fixture.js';

const body = 'Soldiers entered the town of Ravna on Thursday, officials said.\n\nNobody was hurt.';

describe('readDateline', () => {
  test.each<[text: string, printed: string, place: string | undefined, agencies: string[]]>([
    [
      'RAVNA, Torvia (Reuters) - Soldiers entered',
      'RAVNA, Torvia (Reuters)',
      'RAVNA, Torvia',
      ['reuters'],
    ],
    [
      'RAVNA, March 2 (Xinhua) -- Soldiers',
      'RAVNA, March 2 (Xinhua)',
      'RAVNA, March 2',
      ['xinhua'],
    ],
    ['(Reuters) - Soldiers entered', '(Reuters)', undefined, ['reuters']],
    ['Ravna (dpa/lnw) – Soldaten sind', 'Ravna (dpa/lnw)', 'Ravna', ['dpa']],
    ['Ravna (AFP/Reuters) Soldiers', 'Ravna (AFP/Reuters)', 'Ravna', ['afp', 'reuters']],
    ['RAVNA (AP) — Soldiers', 'RAVNA (AP)', 'RAVNA', ['ap']],
    ['MOSCOW, March 2. /TASS/. Soldiers', 'MOSCOW, March 2. /TASS/', 'MOSCOW, March 2', ['tass']],
    ['Damascus, SANA- Soldiers', 'Damascus, SANA', 'Damascus', ['sana']],
    [
      'МОСКВА, 2 мар - РИА Новости. Военные',
      'МОСКВА, 2 мар - РИА Новости',
      'МОСКВА, 2 мар',
      ['ria-novosti'],
    ],
    ['Madrid, 2 mar (EFE).- Los soldados', 'Madrid, 2 mar (EFE)', 'Madrid, 2 mar', ['efe']],
    ['(ANSA) - ROMA, 02 MAR - I soldati', '(ANSA)', undefined, ['ansa']],
    ['AFP - Des soldats sont entrés', 'AFP', undefined, ['afp']],
    ['WASHINGTON — Soldiers entered', 'WASHINGTON', 'WASHINGTON', []],
    ['A short summary.\n\nRAVNA (AP) — Soldiers', 'RAVNA (AP)', 'RAVNA', ['ap']],
  ])('%j', (text, printed, place, agencies) => {
    const found = readDateline(`${text} the town of Ravna on Thursday, officials said.`);
    expect(found).toMatchObject({ printed, agencies });
    expect(found?.place).toBe(place);
  });

  test('returns the offset of the report', () => {
    const text = 'First.\n\nRAVNA (AP) — Soldiers entered.';
    const found = readDateline(text);
    expect(text.slice(found?.end)).toBe('Soldiers entered.');
    expect(text.slice(found?.start, found?.end)).toBe('RAVNA (AP) — ');
  });

  test.each([
    'Soldiers entered Ravna, a spokesman told Reuters - hours after the raid.',
    'The army (which has 3,000 soldiers) - entered the town.',
    'Some say so - others do not.',
    'The Torvian Popular Front (TPF) said on Thursday it had entered Ravna.',
    'The PA (Palestinian Authority) - said so.',
    'Reuters was founded in 1851.',
    'I was there - and so were you.',
    '',
  ])('no dateline in %j', (text) => {
    expect(readDateline(text)?.agencies ?? []).toEqual([]);
  });
});

describe('readCredit', () => {
  type Clues = Parameters<typeof readCredit>[0];
  test.each<[name: string, clues: Partial<Clues>, agencies: string[], foundIn: string]>([
    ['byline of staff', { byline: 'Reuters Staff' }, ['reuters'], 'byline'],
    ['byline of the agency', { byline: 'Agence France-Presse' }, ['afp'], 'byline'],
    ['byline of a writer', { byline: 'Jan Doe, Associated Press' }, ['ap'], 'byline'],
    ['byline of a desk', { byline: 'Jan Doe, AP Diplomatic Writer' }, ['ap'], 'byline'],
    ['byline of two', { byline: 'APA/dpa' }, ['apa', 'dpa'], 'byline'],
    ['byline with a bar', { byline: 'Jan Doe | PTI' }, ['pti'], 'byline'],
    ['byline joint', { byline: 'Le Quotidien avec AFP' }, ['afp'], 'byline'],
    ['dateline', { text: `RAVNA (AFP) — ${body}` }, ['afp'], 'dateline'],
    ['foot in brackets', { text: `${body} It went on. (AP)` }, ['ap'], 'foot'],
    ['foot as copyright', { text: `${body}\n\n© 2024 AFP` }, ['afp'], 'foot'],
    ['foot as source', { text: `${body}\n\nQuelle: dpa` }, ['dpa'], 'foot'],
    [
      'foot outside the text',
      { foot: ['Copyright 2024 The Associated Press. All rights reserved.'] },
      ['ap'],
      'foot',
    ],
    ['a credit of its own', { text: `${body}\n\n(Anadolu)` }, ['anadolu'], 'text'],
    ['metadata', { metadata: ['Jan Doe', 'The Associated Press'] }, ['ap'], 'metadata'],
    [
      'several places',
      { byline: 'AP', text: `RAVNA (Reuters) - ${body}` },
      ['reuters', 'ap'],
      'dateline',
    ],
  ])('%s', (_name, clues, agencies, foundIn) => {
    expect(readCredit({ text: body, ...clues })).toEqual({ agencies, foundIn });
  });

  test.each<[name: string, clues: Partial<Clues>]>([
    ['an own text', {}],
    ['a masthead', { text: `${body}\n\n(Reporting by Jan Doe in Ravna; Editing by Ana Roe)` }],
    ['a quotation', { text: `${body}\n\n“We are in Ravna,” he told Reuters on Thursday.` }],
    ['thanks', { text: `${body}\n\nThe Associated Press contributed to this report.` }],
    ['thanks for more', { text: `${body}\n\nAdditional reporting by Reuters` }],
    ['inputs', { text: `${body}\n\n(With inputs from PTI)` }],
    ['a photograph', { text: `${body}\n\nPhoto: Jan Doe / AP` }],
    ['a photo credit', { foot: ['FILE PHOTO: soldiers. REUTERS/Jan Doe'] }],
    ['a man of that name', { byline: 'Ap Janssen' }],
    ['an initial', { byline: 'P.A. Smith' }],
    ['a former reporter', { byline: 'Jan Doe, who used to work for the Reuters Institute' }],
    ['another publisher', { metadata: ['The Ravna Courier'] }],
  ])('none for %s', (_name, clues) => {
    expect(readCredit({ text: body, ...clues })).toBeUndefined();
  });

  test('never throws and ends in bounded time for any text', () => {
    const piece = fc.constantFrom(
      'RAVNA',
      ' (',
      'AP',
      ')',
      ' - ',
      '/',
      ', ',
      '\n\n',
      'Reuters',
      '© ',
      'by ',
      'Reporting ',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string()), { maxLength: 200 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        readCredit({ byline: one, text: other, foot: [one], metadata: [other] });
      }),
      { numRuns: 300 },
    );
    for (const pump of ['RAVNA, ', 'Aa ', '(AP', 'AP/', '© ', '. — ', 'Reporting by x ', '/ ']) {
      const before = processorMs();
      readCredit({
        byline: pump.repeat(30),
        text: pump.repeat(20_000),
        foot: [pump.repeat(20_000)],
      });
      expect(processorMs() - before, pump).toBeLessThan(2_000);
    }
  });
});

test.each([
  ['The Associated Press', 'ap'],
  ['AP', 'ap'],
  ['ap', undefined],
  ['Reuters', 'reuters'],
  ['REUTERS', 'reuters'],
  ['dpa', 'dpa'],
  ['Xinhua News Agency', 'xinhua'],
  ['ТАСС', 'tass'],
  ['Reuters Institute', undefined],
  ['Palm Beach Post', undefined],
])('%j names %s', (name, id) => expect(agencyNamed(name)).toBe(id));

describe('agencies of the outlet register', () => {
  const entry = {
    kind: 'agency',
    domains: [],
    rank: 1,
    evidence: [],
    reviewed: true,
  } as const;
  const registered = agenciesOf([
    { ...entry, id: 'torvia-press', name: 'Torvia Press', medium: 'agency', aliases: ['TP'] },
    { ...entry, id: 'thomson', name: 'Reuters', medium: 'agency', aliases: [] },
    { ...entry, id: 'courier', name: 'The Ravna Courier', medium: 'newspaper', aliases: [] },
  ]);
  const read = (clues: Partial<Parameters<typeof readCredit>[0]>) =>
    readCredit({ text: body, ...clues }, registered);

  test.each<[clues: Parameters<typeof read>[0], agencies: string[], foundIn: string]>([
    [{ text: `RAVNA (Torvia Press) - ${body}` }, ['torvia-press'], 'dateline'],
    [{ text: `RAVNA (AFP/Torvia Press) - ${body}` }, ['afp', 'torvia-press'], 'dateline'],
    [{ byline: 'Jan Doe, Torvia Press' }, ['torvia-press'], 'byline'],
    [{ byline: 'TP Staff' }, ['torvia-press'], 'byline'],
    [{ text: `${body}\n\n© Torvia Press` }, ['torvia-press'], 'foot'],
    [{ text: `${body}\n\nJan Doe is our reporter. © Torvia Press` }, ['torvia-press'], 'foot'],
    [{ metadata: ['Torvia Press'] }, ['torvia-press'], 'metadata'],
    // The register's id for a name overrides the built-in one.
    [{ text: `RAVNA (Reuters) - ${body}` }, ['thomson'], 'dateline'],
    [{ text: `RAVNA (AP) - ${body}` }, ['ap'], 'dateline'],
  ])('%j', (clues, agencies, foundIn) => {
    expect(read(clues)).toEqual({ agencies, foundIn });
  });

  test.each<Parameters<typeof read>[0]>([
    {},
    { byline: 'Jan Doe, The Ravna Courier' },
    { byline: 'tp' },
    { text: `${body}\n\nThe Torvia Press reported the raid first.` },
    { text: `${body}\n\nTorvia Press contributed to this report.` },
  ])('nothing in %j', (clues) => {
    expect(read(clues)).toBeUndefined();
  });
});
