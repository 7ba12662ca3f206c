// The command as a user types it: a child process over a data folder of its own.

import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { musterCommand } from '../src/cli/cli.js';
import { createApp } from '../src/main.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Roundup } from '../src/domain/roundup.js';
import type { Store } from '../src/store/store.js';
import { root, serveProduct } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-cli-'));
let outlet: Server;
let address: string;

beforeAll(async () => {
  outlet = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.statusCode = page === undefined ? 404 : 200;
    response.end(page ?? 'nothing here');
  });
  outlet.listen(0, '127.0.0.1');
  await once(outlet, 'listening');
  const bound = outlet.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? (bound?.port ?? 0) : 0}`;
});

afterAll(() => {
  outlet.close();
  outlet.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

const feed = (name: string): string =>
  `<rss version="2.0"><channel><title>${name}</title><link>http://selm.example/</link>` +
  '<item><title>Ferry back</title><link>http://selm.example/1</link></item></channel></rss>';
const linked = (href: string, title: string): string =>
  `<link rel="alternate" type="application/rss+xml" href="${href}" title="${title}">`;
const pages: Readonly<Record<string, string>> = {
  '/': `<html><head>${linked('/comments.xml', 'Comments')}${linked('/news.xml', 'Selm News')}`,
  '/news.xml': feed('Selm News'),
  '/comments.xml': feed('Comments on Selm News'),
};

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

interface More {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs one verb to its end over the data folder `data`. */
function muster(data: string, words: readonly string[], more: More = {}): Promise<Ended> {
  const env = {
    ...process.env,
    MUSTER_DATA: path.join(folder, data),
    MUSTER_ALLOW_HOSTS: new URL(address).host,
    ...more.environment,
  };
  const program = path.join(root, 'dist', 'cli.js');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...words], { env }, (error, out, said) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, out, said });
    });
    child.stdin?.end(more.input ?? '');
  });
}

async function withStore<T>(data: string, work: (store: Store) => Promise<T>): Promise<T> {
  await mkdir(path.join(folder, data), { recursive: true });
  const file = path.join(folder, data, 'muster.sqlite');
  const store = await openSqliteStore({ file, clock: Date.now, newId: uuidv7 });
  return work(store).finally(() => store.close());
}

const { commands } = await musterCommand(createApp({}));
const verbs: readonly (readonly string[])[] = commands.flatMap((command) => [
  [command.name()],
  ...command.commands.map((inner) => [command.name(), inner.name()]),
]);

describe.concurrent('help', () => {
  test.each(verbs.map((words) => words.join(' ')))('of %s', async (words) => {
    const asked = words.split(' ');
    const { code, out, said } = await muster('help', [...asked, '--help']);
    expect([code, said]).toEqual([0, '']);
    expect(out).toContain(`Usage: muster ${asked.join(' ')}`);
    expect(out.length).toBeGreaterThan(100);
  });

  test('of muster names every verb and its version', async () => {
    const { out } = await muster('help', ['--help']);
    for (const [verb = ''] of verbs) expect(out).toMatch(new RegExp(`^ {2}${verb}\\b`, 'm'));
    const typed = /"version": "(.+)"/.exec(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    )?.[1];
    expect((await muster('help', ['--version'])).out).toBe(`${typed}\n`);
  });
});

test('whoever stops reading, as head does, ends a verb without a complaint', async () => {
  const file = path.join(folder, 'many.jsonl');
  const ids = Array.from({ length: 1_500 }, (_, at) => `${'a'.repeat(200)}${at}`);
  writeFileSync(file, ids.map((id, at) => JSON.stringify({ id, title: `Ferry ${at}` })).join('\n'));
  const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), 'group', file]);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdout.once('readable', () => child.stdout.destroy());
  const [code] = (await once(child, 'close')) as [number];
  expect({ code, said }).toEqual({ code: 0, said: '' });
});

describe.concurrent('exit codes', () => {
  beforeAll(() => muster('codes', ['feeds', 'add', `${address}/news.xml`]));

  test.each<[words: string[], code: number, said: RegExp]>([
    [['doctor'], 0, /^$/],
    [['feeds'], 0, /^$/],
    [['feeds', 'export', '.'], 1, /There is a folder \. already/],
    [['feeds', 'export', path.join(folder, 'nope', 'x')], 1, /no folder .*nope.*Create it/],
    [['events', 'why', 'nothing'], 1, /No event nothing/],
    [['roundups', 'list', '--json'], 0, /^$/],
    [['verify'], 0, /^$/],
    [['feeds', 'pause', 'nobody'], 1, /No feed nobody/],
    [['feeds', 'add', 'missing.opml'], 1, /no readable file missing\.opml/],
    [['feeds', 'add', './missing'], 1, /no readable file \.\/missing/],
    [['feeds', 'add', '.'], 1, /no readable file \./],
    [['roundups', 'show', 'nothing'], 1, /No roundup nothing/],
    [['restore', 'missing.sqlite'], 1, /no file missing\.sqlite/],
    [['replay', 'missing'], 1, /no readable folder missing/],
    [['frobnicate'], 2, /no verb “frobnicate”.*serve.*doctor/],
    [['feeds', 'frobnicate'], 2, /no verb “frobnicate” of feeds.*pause/],
    [['probe', 'weather'], 2, /no probe “weather”.*feed, page/],
    [['probe'], 2, /missing required argument/],
    [['feeds', 'add', 'ftp://selm.example/feed'], 2, /only http and https/],
    [['feeds', 'add', 'localhost:9/good.xml'], 1, /MUSTER_ALLOW_HOSTS=\S+,localhost:9 allows/],
    [['feeds', 'add', 'http://10.0.0.1/'], 1, /MUSTER_ALLOW_HOSTS=\S+,10\.0\.0\.1 allows/],
    [['backup', path.join(folder, 'nope', 'x')], 1, /There is no folder .*nope\. Create it/],
    [['serve', '--frobnicate'], 2, /unknown option/],
    [['serve', '--pace', 'slow'], 2, /number/],
    [['group', 'missing.jsonl'], 1, /missing\.jsonl cannot be read/],
  ])('%j: %i', async (words, code, said) => {
    const ended = await muster('codes', words);
    expect(ended.said).toMatch(said);
    expect(ended.said).not.toMatch(/\bat .*\.js:\d/);
    expect(ended.code).toBe(code);
  });

  test.each([
    ['MUSTER_PORT', 'many'],
    ['MUSTER_LOG_LEVEL', 'loud'],
    ['MUSTER_HOST', '999.1.1.1'],
  ])('the setting %s=%s makes no sense: 2, in one line', async (name, given) => {
    const ended = await muster('codes', ['serve'], { environment: { [name]: given } });
    expect(ended.said).toMatch(new RegExp(`^muster: ${name} is “${given}”, but takes .*\\n$`));
    expect(ended.code).toBe(2);
  });

  test('a port that was set by hand and is taken: 1, and what to do', async () => {
    const environment = { MUSTER_PORT: new URL(address).port };
    const ended = await muster('codes-port', ['serve'], { environment });
    expect(ended.said).toMatch(/another program uses it\. Stop that one, or set MUSTER_PORT/);
    expect(ended.code).toBe(1);
  });

  test('a host of another machine: 1, without a trace', async () => {
    const environment = { MUSTER_HOST: '192.0.2.1', MUSTER_PORT: '0' };
    const ended = await muster('codes-host', ['serve'], { environment });
    expect(ended.said).toMatch(/^muster: The site cannot listen on 192\.0\.2\.1/);
    expect(ended.said).not.toMatch(/\bat .*\.js:\d/);
    expect(ended.code).toBe(1);
  });

  test('a name that is no setting is warned of', async () => {
    const ended = await muster('codes', ['feeds'], { environment: { MUSTER_PROT: '1' } });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.said).toMatch(/no setting MUSTER_PROT.*Did you mean MUSTER_PORT\?/);
  });
});

describe('feeds', () => {
  test('a site is added by its best feed, and names the others', async () => {
    const first = await muster('site', ['feeds', 'add', `${address}/`]);
    expect(first).toMatchObject({ code: 0, said: expect.stringMatching(/^muster: New data/) });
    expect(first.out).toContain(`${address}/news.xml added.`);
    expect(first.out).toContain(`${address}/comments.xml  Comments`);
    const again = await muster('site', ['feeds', 'add', `${address}/`]);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain(`${address}/news.xml is watched already.`);
    const itself = await muster('site', ['feeds', 'add', `${address}/news.xml`]);
    expect(itself).toMatchObject({ code: 0, out: `${address}/news.xml is watched already.\n` });
    const list = await muster('site', ['feeds', 'list', '--json']);
    const feeds = list.out.trim().split('\n');
    expect(feeds.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { url: `${address}/news.xml`, title: 'Selm News', state: 'active' },
    ]);
  });

  test('an address without a feed says so', async () => {
    const ended = await muster('site', ['feeds', 'add', `${address}/nowhere`]);
    expect(ended.code).toBe(1);
    expect(ended.said).toMatch(/404/);
  });

  test('a list goes in, comes out, and goes in again', async () => {
    const file = path.join(folder, 'list.opml');
    const outline = (n: number): string =>
      `<outline type="rss" text="N${n}" xmlUrl="http://selm.example/${n}.xml"/>`;
    writeFileSync(file, `<opml version="2.0"><body>${outline(1)}${outline(2)}</body></opml>`);
    expect((await muster('list', ['feeds', 'add', file])).out).toMatch(/^2 feeds added\./);
    expect((await muster('list', ['feeds', 'add', file])).out).toMatch(
      /^0 feeds added\. 2 watched/,
    );
    const odd = path.join(folder, 'odd.opml');
    const spoiled = '<outline text="Radio"/><outline xmlUrl="gopher://selm.example/"/>';
    writeFileSync(odd, `<opml><body>${spoiled}${outline(1)}</body></opml>`);
    expect((await muster('list', ['feeds', 'add', odd])).out).toMatch(
      /2 lines of the list left out:\n +Radio: it has no web address\n +.*gopher:/,
    );
    const written = path.join(folder, 'out.opml');
    expect((await muster('list', ['feeds', 'export', written])).code).toBe(0);
    expect((await muster('other', ['feeds', 'add', written])).out).toMatch(/^2 feeds added\./);
    const again = await muster('list', ['feeds', 'export', written]);
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('There is a file') });
  });

  test.each([
    ['no list', 'Dear editor, here is the list.'],
    ['an empty list', '<opml version="2.0"><body></body></opml>'],
  ])('%s is refused', async (name, text) => {
    const file = path.join(folder, `${name}.opml`);
    writeFileSync(file, text);
    const ended = await muster('list', ['feeds', 'add', file]);
    expect(ended.code).toBe(1);
    expect(ended.said).toContain(file);
  });

  test('the list of real feeds comes along', async () => {
    const ended = await muster('world', ['feeds', 'add', 'world']);
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/^[6-9]\d feeds added\./);
  });

  test('resume forgets why a feed was given up; doctor tells warnings', async () => {
    await muster('gone', ['feeds', 'add', `${address}/news.xml`]);
    const id = await withStore('gone', async (store) => {
      const [one] = await store.feeds.list();
      const trouble = { state: 'gone', fault: 'It was missing.', missingSince: 5, failures: 9 };
      await store.feeds.change(one?.id ?? '', { ...trouble, state: 'gone', failingSince: 5 });
      await store.feeds.change(one?.id ?? '', { warnings: ['A date was no date.'] });
      return one?.id ?? '';
    });
    const before = await muster('gone', ['doctor']);
    expect(before.out).toContain('It was missing.');
    expect(before.out).toContain('A date was no date.');
    expect((await muster('gone', ['feeds', 'resume', id])).code).toBe(0);
    const after = await withStore('gone', (store) => store.feeds.find(id));
    expect(after).toMatchObject({ state: 'active', failures: 0 });
    for (const name of ['fault', 'missingSince', 'failingSince']) {
      expect(after).not.toHaveProperty(name);
    }
  });
});

describe('--json', () => {
  test('of every verb that has it is JSON', async () => {
    await muster('json', ['feeds', 'add', `${address}/news.xml`]);
    const doctor = await muster('json', ['doctor', '--json']);
    expect(JSON.parse(doctor.out)).toMatchObject({ store: { integrity: 'ok' }, deadLetters: [] });
    const feeds = await muster('json', ['feeds', 'list', '--json']);
    expect(JSON.parse(feeds.out)).toMatchObject({ title: 'Selm News' });
    const verify = await muster('json', ['verify', '--json']);
    expect(JSON.parse(verify.out)).toMatchObject({ findings: [] });
    const archive = path.join(folder, 'archive', 'selm');
    await mkdir(archive, { recursive: true });
    writeFileSync(path.join(archive, '2031-05-06T08-00-00.xml'), feed('Selm News'));
    const replay = await muster('json', ['replay', path.dirname(archive), '--json']);
    expect(JSON.parse(replay.out)).toMatchObject({ snapshots: 1, entries: 1, added: 1 });
  });

  test('a probe answers a bad line with its fault, and serves the next', async () => {
    const lines = 'no json\n{"id":2,"url":"http://selm.example/?utm_source=x"}\n';
    const { code, out } = await muster('json', ['probe', 'url'], { input: lines });
    const [first, second] = out.trim().split('\n');
    expect(code).toBe(0);
    expect(JSON.parse(first ?? '')).toMatchObject({ error: { code: 'invalid' } });
    expect(JSON.parse(second ?? '')).toMatchObject({ id: 2 });
  });
});

describe('roundups', () => {
  test('a draft without a lead needs --anyway; the list says how many', async () => {
    await withStore('drafts', async (store) => {
      for (const id of ['d1', 'd2', 'd3']) await store.roundups.add(draft(id));
    });
    const list = await muster('drafts', ['roundups', '--limit', '2']);
    expect(list.out).toMatch(/1 report, 1 origin\b/);
    expect(list.out).toMatch(/\n2 of 3; --limit shows more\.\n$/);
    expect((await muster('drafts', ['doctor'])).out).toMatch(/drafts +3 waiting for you/);
    const refused = await muster('drafts', ['roundups', 'publish', 'd1']);
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/no lead.*publish d1 --anyway/);
    expect(await muster('drafts', ['roundups', 'publish', 'd1', '--anyway'])).toMatchObject({
      code: 0,
    });
  });
});

const draft = (id: string): Roundup => ({
  id,
  state: 'draft',
  title: { text: 'Ferry back in Selm', from: { kind: 'typed', by: 'desk', at: 1_000 } },
  lines: [],
  labels: [],
  notices: [],
  reports: 1,
  origins: 1,
  draftedAt: 1_000,
  changedAt: 1_000,
  touched: [],
});

describe('backup and restore', () => {
  test('bring back what was there, and keep what stands in its place', async () => {
    const copy = path.join(folder, 'copy.sqlite');
    await muster('kept', ['feeds', 'add', `${address}/news.xml`]);
    expect((await muster('kept', ['backup', copy])).code).toBe(0);
    const again = await muster('kept', ['backup', copy]);
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('already') });
    await muster('kept', ['feeds', 'remove', `${address}/news.xml`]);
    expect((await muster('kept', ['feeds', 'list', '--json'])).out).toBe('');
    expect((await muster('kept', ['restore', copy])).code).toBe(0);
    expect((await muster('kept', ['feeds', 'list', '--json'])).out).toContain('Selm News');
    const beside = readdirSync(path.join(folder, 'kept'));
    expect(beside.some((name) => name.includes('before-restore'))).toBe(true);
    expect((await muster('elsewhere', ['restore', copy])).code).toBe(0);
    expect((await muster('elsewhere', ['feeds', 'list', '--json'])).out).toContain('Selm News');
  });

  test('is refused while muster runs', async () => {
    const copy = path.join(folder, 'used.sqlite');
    await muster('used', ['feeds', 'add', `${address}/news.xml`]);
    await muster('used', ['backup', copy]);
    const allowed = { MUSTER_ALLOW_HOSTS: new URL(address).host };
    const product = await serveProduct(path.join(folder, 'used'), [], allowed);
    try {
      const refused = await muster('used', ['restore', copy]);
      expect(refused.code).toBe(1);
      expect(refused.said).toMatch(/Stop it first/);
      expect((await muster('used', ['backup', `${copy}.live`])).code).toBe(0);
    } finally {
      expect(await product.stop()).toBe(0);
    }
    expect((await muster('used', ['restore', copy])).code).toBe(0);
  });

  test('a file that is no backup is refused, and the data stay', async () => {
    const file = path.join(folder, 'letter.sqlite');
    writeFileSync(file, 'Dear editor, '.repeat(1_000));
    await muster('kept', ['feeds', 'add', `${address}/news.xml`]);
    const ended = await muster('kept', ['restore', file]);
    expect(ended.code).toBe(1);
    expect(ended.said).toMatch(/no database, or a broken one/);
    expect((await muster('kept', ['feeds', 'list', '--json'])).out).toContain('Selm News');
  });
});
