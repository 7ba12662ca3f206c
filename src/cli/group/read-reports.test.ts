import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReports } from './read-reports.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'muster-reports-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(row: object) {
  const file = path.join(folder, 'one.jsonl');
  writeFileSync(file, JSON.stringify({ id: 1, title: 'Ferry sinks', ...row }));
  return (await readReports(file, false))[0];
}

test.each([
  [{ date: '2031-05-04T10:00:00Z' }, '2031-05-04T10:00:00.000Z'],
  [{ date: '2031-05-04T10:00:00+02:00' }, '2031-05-04T08:00:00.000Z'],
  [{ date: '2031-05-04 10:00:00' }, '2031-05-04T10:00:00.000Z'],
  [{ date: '2031-05-04T10:00:00' }, '2031-05-04T10:00:00.000Z'],
  [{ date: '2031-05-04' }, '2031-05-04T00:00:00.000Z'],
  [{ date: '2031-05-04', time: '10:30:00' }, '2031-05-04T10:30:00.000Z'],
  [{ url: 'https://lantern.example/2031/05/04/ferry' }, '2031-05-04T12:00:00.000Z'],
  [{ date: 'yesterday' }, undefined],
  [{ date: 7 }, undefined],
])('the time of %j', async (row, time) => {
  const found = (await read(row))?.time;
  expect(found === undefined ? undefined : new Date(found).toISOString()).toBe(time);
});

test.each([
  [{ language: 'de' }, 'de'],
  [{ language: 'en-GB' }, 'en'],
  [{ lang: 'eng' }, 'en'],
  [{ lang: 'spa' }, 'es'],
  [{ lang: 'deu' }, 'de'],
  [{ lang: 'not a language' }, 'no'],
  [{}, undefined],
])('the language of %j', async (row, language) => {
  expect((await read(row))?.language).toBe(language);
});

test.each([
  ['not JSON', '\n{"id": 1}\n\nnonsense\n', 'Line 4 is not JSON.'],
  ['no id', '{"id": 1}\n\n{"title": "Ferry"}\n', 'Line 3 has no id.'],
  ['no id in an array', '[{"id": 1}, {"title": "Ferry"}]', 'Article 2 has no id.'],
  ['an id that breaks a line', '{"id": "a\\tb"}\n', 'Line 1 has a tab or a line end in its id.'],
  ['an empty id', '{"id": ""}\n', 'Line 1 has no id.'],
])('a row that is of no use is named by its place: %s', async (_, content, message) => {
  const file = path.join(folder, 'odd.jsonl');
  writeFileSync(file, content);
  await expect(readReports(file, false)).rejects.toMatchObject({ message });
});

test.each([
  ['a line', '{"id": 1}\n{"id": 2, "title": "', 'Line 2 is longer than 64 MiB'],
  ['an array', '[{"id": 1, "title": "', 'huge.jsonl is one JSON array of more than'],
])('%s that no string can hold is refused in a sentence', async (_, opening, message) => {
  const file = path.join(folder, 'huge.jsonl');
  writeFileSync(file, opening);
  truncateSync(file, 600 * 2 ** 20);
  await expect(readReports(file, false)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining(message) as string,
  });
});

test('a line ends at a line feed, with or without a return, and nowhere else', async () => {
  const file = path.join(folder, 'ends.jsonl');
  const split = `Ferry \u2028sinks ${'é'.repeat(40_000)}`;
  const lines = [JSON.stringify({ id: 1, title: split }), '{"id": 2}\r', '\r', '{"id": 3}'];
  writeFileSync(file, lines.join('\n'));
  const reports = await readReports(file, false);
  expect(reports.map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(reports[0]?.headline).toBe(split);
});

test('text, outlet and headline under the names that files give them', async () => {
  expect(await read({ body: 'It sank.', source: { title: 'The Lantern' } })).toMatchObject({
    headline: 'Ferry sinks',
    text: 'It sank.',
    outlet: 'The Lantern',
  });
  expect(await read({ title: undefined, headline: 'Ferry' })).toMatchObject({ headline: 'Ferry' });
  expect(await read({ text: 'It sank.', source: 'Lantern', title: 7 })).toMatchObject({
    headline: '',
    text: 'It sank.',
    outlet: 'Lantern',
  });
});

test('a headline without its outlet’s name', async () => {
  const title = 'Ferry sinks - The Lantern';
  expect((await read({ title, outlet: 'Lantern' }))?.headline).toBe('Ferry sinks');
  expect((await read({ title }))?.headline).toBe(title);
});
