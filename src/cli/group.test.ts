import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { group } from './group.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'muster-group-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(lines: readonly string[], options = {}) {
  const file = path.join(folder, 'articles.jsonl');
  writeFileSync(file, lines.join('\n'));
  const [output, errors] = [collector(), collector()];
  await group(file, options, output.stream, errors.stream);
  return { out: output.text(), err: errors.text() };
}

function collector() {
  let all = '';
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      all += chunk.toString();
      done();
    },
  });
  return { stream, text: () => all };
}

const line = (id: unknown, title: string, more = {}): string =>
  JSON.stringify({ id, title, ...more });
const quake = [
  line('a', 'Earthquake kills 14 in Port Varra', { date: '2031-05-04T08:00:00Z' }),
  line('b', 'Estovia parliament rejects pension bill', { date: '2031-05-04T09:00:00Z' }),
  line(7, 'Port Varra earthquake leaves 14 dead', { date: '2031-05-04T10:00:00Z' }),
];

describe('muster group', () => {
  test('prints every id once with its event', async () => {
    const { out } = await run(quake);
    const events = new Map(
      out
        .trim()
        .split('\n')
        .map((row) => row.split('\t') as [string, string]),
    );
    expect([...events.keys()].sort()).toEqual(['7', 'a', 'b']);
    expect(events.get('a')).toBe(events.get('7'));
    expect(events.get('b')).not.toBe(events.get('a'));
  });

  test('gives the same bytes twice, in whatever order the lines stand', async () => {
    const one = await run(quake);
    expect(await run(quake)).toEqual(one);
    expect((await run([...quake].reverse())).out).toBe(one.out);
  });

  test('never reads the label', async () => {
    const labelled = quake.map((row, i) => row.replace('}', `,"cluster":"c${i}"}`));
    expect((await run(labelled)).out).toBe((await run(quake)).out);
  });

  test('--stats prints one JSON object on standard error', async () => {
    const { err } = await run(quake, { stats: true });
    const stats = JSON.parse(err) as Record<string, number>;
    expect(Object.keys(stats).sort()).toEqual(
      ['articles', 'articlesPerSecond', 'events', 'peakMemoryMiB', 'seconds'].sort(),
    );
    expect(stats).toMatchObject({ articles: 3, events: 2 });
  });

  test('--title-only hides the texts', async () => {
    const text = 'Rescue crews searched the collapsed harbour of Lomea on Tuesday. '.repeat(20);
    const rows = [line('a', 'Live updates', { text }), line('b', 'What we know', { text })];
    const eventsIn = (out: string): number =>
      new Set(
        out
          .trim()
          .split('\n')
          .map((row) => row.split('\t')[1]),
      ).size;
    expect(eventsIn((await run(rows)).out)).toBe(1);
    expect(eventsIn((await run(rows, { titleOnly: true })).out)).toBe(2);
  });

  test.each([
    ['no JSON', ['{"id": 1', 'x'], /Line 1 is not JSON/],
    ['no id', ['{"title": "x"}'], /Line 1 has no id/],
  ])('says what is wrong with %s', async (_, lines, message) => {
    await expect(run(lines)).rejects.toThrow(message);
  });

  test('an id given twice is printed once', async () => {
    const { out } = await run([line('a', 'One headline'), line('a', 'One headline, mended')]);
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  test('an empty file prints nothing', async () => {
    expect((await run([''])).out).toBe('');
  });
});
