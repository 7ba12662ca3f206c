import { parseDocument } from 'htmlparser2';
import { existsSync, readFileSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../config.js';
import type { Outlet } from '../../../domain/outlet.js';
import type { Line } from '../../../domain/roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { PublicRoundup } from '../../ui/public-roundup.js';
import { createRegister } from '../../ui/register.js';
import { createDates } from '../../ui/words/dates.js';
import { roundupPage } from './roundup.js';

const facts: SiteFacts = {
  name: 'The Roundup',
  tagline: '',
  url: 'https://roundup.example',
  contact: '',
  dates: createDates('UTC'),
  house: readConfig({}),
  publishing: readConfig({}),
  assets: { css: '', icon: '', font: '' },
};

/** A roundup as readers see it, in paragraphs and lines of text. */
interface Sample {
  readonly date: string;
  readonly title: string;
  readonly lead: string;
  readonly excerpt: readonly string[];
  readonly heading: string;
  readonly lines: readonly string[];
}

const twin: Sample = {
  date: 'Thursday, March 2, 2017',
  title: 'Veldt Army Backed By The Coast Guard Have Reopened Asker Harbour To The Ferries',
  lead: 'QT: Veldt army reopens Asker harbour – ministry',
  excerpt: ['The army has reopened the harbour.', 'The minister told the president so.'],
  heading: 'More News On The Veldt Army Backed By The Coast Guard Reopening Asker Harbour',
  lines: [
    'Veldt says it has reopened Asker -- Lantern',
    'Asker harbour open again -- Tarn Chronicle/MP',
    "Asker's long closure, a symbol -- Lantern",
    'Ferries & cranes: on the quays [QT EXCLUSIVE] -- QT',
  ],
};

const seedFile = new URL('../../../../../shared/seed/palmyra-2017-03-02.txt', import.meta.url);
const hasSeed = existsSync(seedFile);
if (!hasSeed) console.warn('SKIPPED: the seed is not at ../shared/seed');

function readSeed(): Sample {
  const text = readFileSync(seedFile, 'utf8').split('Sean Austin said...')[0] ?? '';
  const parts = text.split(/\n\n+/).map((part) => part.trim());
  const [date = '', title = '', lead = '', one = '', two = '', , heading = '', lines = ''] = parts;
  return { date, title, lead, excerpt: [one, two], heading, lines: lines.split('\n') };
}

describe('a roundup page has the wording and the order of the seed', () => {
  test('an invented twin', () => expect(textOf(twin)).toEqual(wanted(twin)));
  test.skipIf(!hasSeed)('the seed', () => {
    const seed = readSeed();
    expect(seed.lines.length).toBe(11);
    expect(textOf(seed)).toEqual(wanted(seed));
  });
});

const wanted = (sample: Sample) => [
  sample.date,
  sample.title,
  sample.lead,
  ...sample.excerpt,
  'Read more ....',
  sample.heading,
  ...sample.lines,
];

function textOf(sample: Sample): readonly string[] {
  const register = createRegister(outletsOf(sample));
  const { body } = roundupPage(
    {
      roundup: roundupOf(sample),
      register,
      articles: new Map(),
      destinations: new Map(),
      spokenOf: new Map(),
    },
    facts,
  );
  const parts = ['date', 'h1', 'lead', 'excerpt', 'more', 'heading', 'lines'];
  const found: string[] = [];
  const walk = (node: Node): void => {
    const name = node.attribs?.['class']?.split(' ').find((one) => parts.includes(one));
    const own = name ?? (node.name !== undefined && parts.includes(node.name) ? node.name : '');
    const leaves = own === 'lines' || own === 'excerpt' ? node.children : own === '' ? [] : [node];
    if (own === '') for (const child of node.children ?? []) walk(child);
    else for (const leaf of leaves ?? []) found.push(textIn(leaf));
  };
  walk(parseDocument(renderToString(body)) as Node);
  return found;
}

interface Node {
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

const textIn = (node: Node): string =>
  (node.data ?? '') + (node.children ?? []).map((child) => textIn(child)).join('');

const typed = (text: string) => ({ text, from: { kind: 'typed', by: 'desk', at: 0 } }) as const;

const halves = (line: string, mark: string): readonly [string, string] => {
  const at = line.lastIndexOf(mark);
  return [line.slice(0, at), line.slice(at + mark.length)];
};

function outletsOf(sample: Sample): readonly Outlet[] {
  const names = sample.lines.flatMap((line) => halves(line, ' -- ')[1].split('/'));
  names.push(sample.lead.split(': ')[0] ?? '');
  return [...new Set(names)].map((name) => ({
    id: name.toLowerCase(),
    name,
    kind: 'private',
    medium: 'newspaper',
    domains: [],
    aliases: [],
    rank: 0,
    evidence: [],
    reviewed: true,
  }));
}

function roundupOf(sample: Sample): PublicRoundup {
  const [outlet = '', ...headline] = sample.lead.split(': ');
  const at = Date.UTC(2017, 2, 2, 9);
  return {
    id: 'r1',
    state: 'published',
    title: typed(sample.title),
    lead: {
      articleId: 'a0',
      outletId: outlet.toLowerCase(),
      agencyIds: [],
      headline: typed(headline.join(': ')),
      url: 'https://outlet.example/0',
      excerpt: sample.excerpt.map(typed),
      why: [],
    },
    sectionHeading: typed(sample.heading),
    lines: sample.lines.map((line, index) => lineOf(line, index + 1)),
    labels: [],
    notices: [],
    reports: sample.lines.length + 1,
    origins: sample.lines.length + 1,
    draftedAt: at,
    changedAt: at,
    publishedAt: at,
    path: '/2017/03/slug.html',
    touched: [],
  };
}

function lineOf(line: string, number: number): Line {
  const [headline, credit] = halves(line, ' -- ');
  const [outlet = '', ...agencies] = credit.toLowerCase().split('/');
  return {
    articleId: `a${number}`,
    headline: typed(headline),
    outletId: outlet,
    agencyIds: agencies,
    url: `https://outlet.example/${number}`,
    form: 'report',
    at: number,
    originId: `a${number}`,
    folded: false,
  };
}
