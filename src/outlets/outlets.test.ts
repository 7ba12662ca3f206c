import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { indexOutlets } from '../domain/outlet-match.js';
import type { Outlet } from '../domain/outlet.js';
import { loadRegister, parseOutlets } from './outlets.js';

const folder = fileURLToPath(new URL('../../feeds', import.meta.url));

describe('the register in this repository', () => {
  let outlets: readonly Outlet[] = [];
  beforeAll(async () => {
    outlets = await loadRegister(folder);
  });

  test('knows at least 120 outlets, each by one id', () => {
    expect(outlets.length).toBeGreaterThanOrEqual(120);
    expect(new Set(outlets.map(({ id }) => id)).size).toBe(outlets.length);
  });

  test('cites a page for every owner and kind', () => {
    const stated = outlets.filter(
      ({ kind, owner }) => kind !== 'unreviewed' || owner !== undefined,
    );
    expect(stated.length).toBeGreaterThanOrEqual(100);
    expect(stated.filter(({ reviewed, evidence }) => !reviewed || evidence.length === 0)).toEqual(
      [],
    );
  });

  test('names a country for each', () => {
    expect(outlets.filter(({ country }) => country === undefined)).toEqual([]);
  });

  test.each([
    ['Reuters', 'reuters'],
    ['AFP', 'afp'],
    ['Agence France-Presse', 'afp'],
    ['The Associated Press', 'ap'],
    ['Washington Post', 'washington-post'],
    ['Sputnik', 'sputnik'],
    ['The Telegraph', 'the-telegraph'],
    ['The Independent', 'the-independent'],
    ['LA Times', 'la-times'],
    ['Los Angeles Times', 'la-times'],
    ['USA Today', 'usa-today'],
    ['Al Jazeera', 'al-jazeera'],
    ['RT', 'rt'],
  ])('finds %s', (name, id) => {
    expect(indexOutlets(outlets).byName(name)?.id).toBe(id);
  });

  test('distinguishes state agencies from others', () => {
    const kindOf = (id: string): string | undefined => outlets.find((one) => one.id === id)?.kind;
    expect(['reuters', 'afp', 'ap', 'dpa'].map(kindOf)).toEqual(Array(4).fill('agency'));
    expect(['xinhua', 'tass', 'sana', 'sputnik', 'irna'].map(kindOf)).toEqual(
      Array(5).fill('state'),
    );
  });
});

const good = {
  id: 'orsk-post',
  name: 'Orsk Post',
  medium: 'newspaper',
  domains: ['orsk-post.example'],
};
const parse = (...entries: readonly object[]): readonly Outlet[] =>
  parseOutlets([{ name: 'orsk.json', text: JSON.stringify(entries) }]);

describe('a register file', () => {
  test('may give only name and domain; the outlet is then unreviewed', () => {
    expect(parse(good)).toEqual([
      { ...good, kind: 'unreviewed', aliases: [], rank: 500, evidence: [], reviewed: false },
    ]);
  });

  const page = { claim: 'owner and kind', url: 'https://example.org/' };
  test.each<[string, readonly object[], RegExp]>([
    [
      'a kind without evidence',
      [{ ...good, kind: 'state' }],
      /orsk-post: its kind has no evidence/,
    ],
    [
      'an owner without evidence',
      [{ ...good, owner: 'O. Tell' }],
      /orsk-post: its owner has no evidence/,
    ],
    [
      'evidence for another fact',
      [{ ...good, kind: 'state', evidence: [{ ...page, claim: 'owner' }] }],
      /kind has no evidence/,
    ],
    [
      'one id twice',
      [good, { ...good, name: 'B', domains: [] }],
      /id orsk-post is orsk-post's already/,
    ],
    [
      'an alias that is another’s name',
      [good, { ...good, id: 'b', name: 'B', domains: [], aliases: ['The Orsk Post'] }],
      /b: name orskpost is orsk-post's/,
    ],
    [
      'one domain twice',
      [good, { ...good, id: 'b', name: 'B' }],
      /b: domain orsk-post.example is orsk-post's/,
    ],
    [
      'a country that is none',
      [{ ...good, country: 'ORSK' }],
      /orsk.json: orsk-post country: a country is two/,
    ],
    ['a word nobody knows', [{ ...good, colour: 'red' }], /orsk.json: orsk-post .*colour/],
    [
      'an address that is none',
      [{ ...good, evidence: [{ claim: 'kind', url: 'javascript:1' }] }],
      /orsk-post evidence.0.url/,
    ],
  ])('is refused for %s', (_, entries, complaint) => {
    expect(() => parse(...entries)).toThrow(complaint);
  });

  test('is refused by name if it is not a list', () => {
    expect(() => parseOutlets([{ name: 'orsk.json', text: '{' }])).toThrow(/orsk.json: not JSON/);
    expect(() => parseOutlets([{ name: 'orsk.json', text: '{}' }])).toThrow(/orsk.json/);
  });

  test('reports all complaints at once', () => {
    expect(() => parse({ ...good, kind: 'state', owner: 'O. Tell' })).toThrow(/kind.*\n.*owner/);
  });
});

describe('a folder', () => {
  test('is read completely; files that are not JSON are ignored', async () => {
    const feeds = await mkdtemp(join(tmpdir(), 'feeds-'));
    const here = join(feeds, 'outlets');
    await mkdir(here);
    await writeFile(
      join(here, 'a.json'),
      JSON.stringify([{ ...good, id: 'b', name: 'B', domains: [] }]),
    );
    await writeFile(join(here, 'b.json'), JSON.stringify([good]));
    await writeFile(join(here, 'README.md'), '# no outlets');
    expect((await loadRegister(feeds)).map(({ id }) => id)).toEqual(['b', 'orsk-post']);
  });

  test('that does not exist is named in the fault', async () => {
    await expect(loadRegister('/nowhere/at/all')).rejects.toMatchObject({ code: 'unavailable' });
  });
});
