import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
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
  return (await readReports(file, false)).reports[0];
}

test.each([
  [{ date: '2031-05-04T10:00:00Z' }, '2031-05-04T10:00:00.000Z'],
  [{ date: '2031-05-04T10:00:00+02:00' }, '2031-05-04T08:00:00.000Z'],
  [{ date: '2031-05-04 10:00:00' }, '2031-05-04T10:00:00.000Z'],
  [{ date: '2031-05-04T10:00:00' }, '2031-05-04T10:00:00.000Z'],
  [{ date: '2031-05-04' }, '2031-05-04T00:00:00.000Z'],
  [{ date: '2031-05-04', time: '10:30:00' }, '2031-05-04T10:30:00.000Z'],
  [{ url: 'https://lantern.example/2031/05/04/ferry' }, '2031-05-04T12:00:00.000Z'],
  [{ date: 'Sun, 04 May 2031 10:00:00 +0200' }, '2031-05-04T08:00:00.000Z'],
  [{ date: 1935655200 }, '2031-05-04T10:00:00.000Z'],
  [{ date: '1935655200123' }, '2031-05-04T10:00:00.123Z'],
  [{ date: 20310504 }, '2031-05-04T00:00:00.000Z'],
  [{ date: 'yesterday' }, undefined],
  [{ published: '2031-05-04T10:00:00Z' }, '2031-05-04T10:00:00.000Z'],
  [{ pubDate: 'Sun, 04 May 2031 10:00:00 GMT' }, '2031-05-04T10:00:00.000Z'],
  [{ date: '', published: '2031-05-04T10:00:00Z' }, '2031-05-04T10:00:00.000Z'],
  [{ date: ' ', published: '2031-05-04T10:00:00Z' }, '2031-05-04T10:00:00.000Z'],
  [{ date: 'issue 12' }, undefined],
  [{ date: '0001-01-01T00:00:00Z' }, undefined],
  [{ date: '9999-12-31T23:59:59Z' }, undefined],
  [{ date: '1912-04-15T02:20:00Z' }, '1912-04-15T02:20:00.000Z'],
  [{ date: '2031-02-30' }, undefined],
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
  [{ language: 'pt_BR' }, 'pt'],
  [{ language: 'Spanish' }, 'es'],
  [{ language: 'german' }, 'de'],
  [{ language: 'fil' }, 'fil'],
  [{ lang: 'not a language' }, undefined],
  [{ lang: 'und' }, undefined],
  [{}, undefined],
])('the language of %j', async (row, language) => {
  expect((await read(row))?.language).toBe(language);
});

const fileOf = (content: string | Buffer): string => {
  const file = path.join(folder, 'odd.jsonl');
  writeFileSync(file, content);
  return file;
};

test.each([
  ['not JSON', 'nonsense', 'is not JSON.'],
  ['cut', '{"id": 2, "title": "Fer', 'is not JSON, from sign 24 on.'],
  ['a number', '7', 'is no JSON object.'],
  ['a list', '["id", 7]', 'is no JSON object.'],
  ['no id', '{"title": "Ferry"}', 'has no id.'],
  ['an empty id', '{"id": ""}', 'has no id.'],
  ['an id of parts', '{"id": {"n": 1}}', 'has an id that is neither text nor a number.'],
  [
    'an id that breaks a line',
    '{"id": "a\\tb"}',
    'has a tab, a line end or another control sign in its id.',
  ],
  [
    'an id that would be rounded',
    '{"id": 12345678901234567890}',
    'has a number for an id that is too large to be exact; put it in quotes.',
  ],
])('a line that is of no use is left out and named by its place: %s', async (_, line, what) => {
  const { reports, leftOut } = await readReports(
    fileOf(`\n{"id": 1}\n\n${line}\n{"id": 9}\n`),
    false,
  );
  expect(reports.map(({ id }) => id)).toEqual(['1', '9']);
  expect(leftOut).toEqual({ count: 1, first: [`Line 4 ${what}`] });
});

test('the places of an array are articles', async () => {
  const { leftOut } = await readReports(fileOf('[{"id": 1}, {"title": "Ferry"}]'), false);
  expect(leftOut.first).toEqual(['Article 2 has no id.']);
});

test.each([
  ['gzip', gzipSync('{"id": 1}'), 'odd.jsonl is compressed; unpack it first (gunzip).'],
  ['UTF-16', Buffer.from('\ufeff{"id": 1}', 'utf16le'), 'is written in UTF-16; save it as UTF-8.'],
])('what is no text in UTF-8 is refused with what to do: %s', async (_, content, message) => {
  await expect(readReports(fileOf(content), false)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining(message) as string,
  });
});

test.each([
  ['lines', '{"id": 1}\n{"id": 2}\n'],
  ['an array', ' [{"id": 1}, {"id": 2}]'],
])('what comes through a pipe is read whole: %s', async (_, content) => {
  const pipe = path.join(folder, `pipe ${content.length}`);
  execFileSync('mkfifo', [pipe]);
  const writing = writeFile(pipe, content);
  const { reports } = await readReports(pipe, false);
  await writing;
  expect(reports.map(({ id }) => id)).toEqual(['1', '2']);
});

test('a line that opens like an array spoils only itself', async () => {
  const lines = '[cut\n{"id": 1}\n{"id": 2}\n';
  const { reports, leftOut } = await readReports(fileOf(lines), false);
  expect(reports).toHaveLength(2);
  expect(leftOut.first).toEqual([expect.stringMatching(/^Line 1 is not JSON/)]);
});

test('of many bad lines the first are told, the others counted', async () => {
  const { leftOut } = await readReports(fileOf('x\n'.repeat(5_000)), false);
  expect(leftOut.count).toBe(5_000);
  expect(leftOut.first).toHaveLength(20);
});

test('dates that cannot be read are noted with what is done instead', async () => {
  const url = 'https://lantern.example/2031/05/04/ferry';
  const rows = [
    { date: 'soon' },
    { date: 'soon', url },
    { date: '' },
    { date: ' ', published: null },
    { date: null },
    { date: {} },
  ];
  const lines = rows.map((row, id) => JSON.stringify({ id, ...row }));
  const { undated, datedByAddress } = await readReports(fileOf(lines.join('\n')), false);
  expect(undated).toEqual({ count: 2, first: ['Line 1', 'Line 6'] });
  expect(datedByAddress).toEqual({ count: 1, first: ['Line 2'] });
});

test('what is not written in UTF-8 is noted', async () => {
  const latin = Buffer.from('{"id": 2, "title": "Fähre"}\n', 'latin1');
  const { reports, garbled } = await readReports(
    fileOf(Buffer.concat([Buffer.from('{"id": 1, "title": "Fähre"}\n'), latin])),
    false,
  );
  expect(reports).toHaveLength(2);
  expect(garbled).toEqual({ count: 1, first: ['Line 2'] });
});

test('what is not written in UTF-8 is noted in an array, too', async () => {
  const array = '[{"id": 1, "title": "Ferry"}, {"id": 2, "title": "Fähre"}]';
  const { reports, garbled } = await readReports(fileOf(Buffer.from(array, 'latin1')), false);
  expect(reports).toHaveLength(2);
  expect(garbled).toEqual({ count: 1, first: ['Article 2'] });
  const sign = JSON.stringify([{ id: 1, title: 'A sign \ufffd as it was written' }]);
  expect((await readReports(fileOf(sign), false)).garbled.count).toBe(0);
});

test('a line that no string can hold is passed over, and what follows is read', async () => {
  const file = path.join(folder, 'huge.jsonl');
  writeFileSync(file, '{"id": 1}\n{"id": 2, "title": "');
  truncateSync(file, 70 * 2 ** 20);
  appendFileSync(file, '\n{"id": 3}\n');
  const { reports, leftOut } = await readReports(file, false);
  expect(reports.map(({ id }) => id)).toEqual(['1', '3']);
  expect(leftOut.first).toEqual(['Line 2 is longer than 64 MiB, the most one article may have.']);
});

test('an array that no string can hold is refused in a sentence', async () => {
  const file = path.join(folder, 'huge.jsonl');
  writeFileSync(file, '[{"id": 1, "title": "');
  truncateSync(file, 600 * 2 ** 20);
  await expect(readReports(file, false)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('huge.jsonl is one JSON array of more than') as string,
  });
});

test('a line ends at a line feed, with or without a return, and nowhere else', async () => {
  const file = path.join(folder, 'ends.jsonl');
  const split = `Ferry \u2028sinks ${'é'.repeat(40_000)}`;
  const lines = [JSON.stringify({ id: 1, title: split }), '{"id": 2}\r', '\r', '{"id": 3}'];
  writeFileSync(file, lines.join('\n'));
  const { reports } = await readReports(file, false);
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
