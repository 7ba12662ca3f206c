import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madeUpWord } from '../group/made-up-words.fixture.js';
import { group } from './group.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'muster-group-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(lines: readonly string[], options = {}) {
  const file = fileOf('articles.jsonl', lines);
  const [output, errors] = [collector(), collector()];
  const isWhole = await group(file, options, output.stream, errors.stream);
  return { out: output.text(), err: errors.text(), isWhole };
}

const moment = (seconds: number): string =>
  new Date(Date.UTC(2031, 4, 4, 8) + seconds * 1_000).toISOString();

function fileOf(name: string, lines: readonly string[], encoding?: 'latin1'): string {
  const file = path.join(folder, name);
  writeFileSync(file, lines.join('\n'), encoding);
  return file;
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
    const sentence = (at: number): string =>
      `Crew ${madeUpWord(at)} searched the quay of ${madeUpWord(2 * at)} in Lomea on Tuesday.`;
    const text = Array.from({ length: 40 }, (_, at) => sentence(at + 50)).join(' ');
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

  test('a bad line is told and left out; all else is grouped as without it', async () => {
    const [first = '', ...others] = quake;
    const { out, err, isWhole } = await run([first, '{"id": 1', '{"title": "x"}', ...others]);
    expect(out).toBe((await run(quake)).out);
    expect(err).toBe(
      'Line 2 is not JSON, from sign 9 on.\nLine 3 has no id.\n' +
        '2 of 5 are no articles; grouped without them.\n',
    );
    expect(isWhole).toBe(false);
    expect((await run(quake)).isWhole).toBe(true);
  });

  test('of many bad lines the first are told and the others counted', async () => {
    const { err } = await run([...quake, ...Array.from({ length: 3_000 }, () => 'x')]);
    expect(err.trim().split('\n')).toHaveLength(22);
    expect(err).toContain('And so on: 2980 more.\n3000 of 3003 are no articles');
  });

  test('a date that cannot be read is told, with what is made of it', async () => {
    const url = 'https://lantern.example/2031/05/04/ferry';
    const rows = [
      ...quake,
      line('x', 'Ferry sinks', { date: 'some day' }),
      line('y', 'Ferry floats', { date: 'some day', url }),
    ];
    const { err, isWhole } = await run(rows);
    expect(err).toBe(
      '1 article has a date that cannot be read (Line 4). Counted as undated, after all others.\n' +
        '1 article has a date that cannot be read (Line 5). The day in the address counts.\n',
    );
    expect(isWhole).toBe(true);
  });

  test('an article without a date among dated ones is told', async () => {
    const undated = line('x', 'Ferry sinks');
    expect((await run([...quake, undated])).err).toBe(
      '1 article has no date, while others have one. Taken after all others.\n',
    );
    expect((await run([undated])).err).toBe('');
  });

  test('who gives another kind of file is told what is wanted', async () => {
    const { err } = await run(['id,title', '1,Ferry']);
    expect(err).toBe(
      'Line 1 is not JSON.\nLine 2 is not JSON, from sign 2 on.\n' +
        'There is no article in the file. ' +
        'Wanted is one a line, such as {"id": 1, "title": "Ferry sinks"}.\n',
    );
  });

  test('what steers a terminal is not shown', async () => {
    const { out } = await run([line('x', '\u001b[2JFerry\nsinks')], { explain: ['x'] });
    expect(out).toContain('x  “ [2JFerry sinks”');
  });

  test('nor do reasons show what turns the direction, though words hold it', async () => {
    const rows = [line('x', 'Fer\u202ery sinks at Lomea'), line('y', 'Fer\u202ery sinks at Lomea')];
    for (const explained of [['x'], ['x', 'y'], ['e1']]) {
      const { out } = await run(rows, { explain: explained });
      expect(out).toContain('Fer ry');
      expect(out).not.toContain('\u202e');
    }
  });

  test.each([
    ['a line', ['{"id": 1', 'x'], 'Line 4 is not JSON, from sign 9 on. 1 more is at fault.'],
    ['a date', [line('x', 'Ferry', { date: 'soon' })], 'Line 4 has a date that cannot be read.'],
  ])('--strict refuses a file for %s', async (_, lines, message) => {
    await expect(run([...quake, ...lines], { strict: true })).rejects.toMatchObject({ message });
    await expect(run(quake, { strict: true })).resolves.toMatchObject({ isWhole: true });
  });

  test('a line with two faults is told once', async () => {
    const refusal = async (row: string) => {
      const file = fileOf('latin.jsonl', [...quake, row], 'latin1');
      const [output, errors] = [collector(), collector()];
      const strict = group(file, { strict: true }, output.stream, errors.stream);
      await expect(strict).rejects.toThrow(/^Line 4 [^.]+\.$/);
      await group(file, {}, output.stream, errors.stream);
      return errors.text();
    };
    expect(await refusal('{"id": "x", "title": "Fähre')).not.toContain('UTF-8');
    expect(await refusal(line('x', 'Fähre', { date: 'soon' }))).toContain('UTF-8 (Line 4)');
  });

  test('one title said a thousand times, and apart, is told with the reason', async () => {
    const spam = (count: number): readonly string[] =>
      Array.from({ length: count }, (_, at) =>
        line(`s${at}`, 'Win a free phone now today', { date: moment(at) }),
      );
    const { out, err } = await run(spam(1_000));
    const events = new Set(out.split('\n').map((row) => row.split('\t')[1])).size - 1;
    expect(err).toBe(
      `1000 articles say “Win a free phone now today” and stand in ${events} events: ` +
        'words that so many articles say tell no event from another.\n' +
        '--explain ID tells of one article why it stands as it does.\n',
    );
    const others = Array.from({ length: 3_000 }, (_, at) =>
      line(`o${at}`, `${madeUpWord(at)} ${madeUpWord(at + 7)} ${madeUpWord(3 * at)}`, {
        date: moment(at),
      }),
    );
    const beside = await run([...spam(1_000), ...others]);
    expect(beside.err).toMatch(
      /^1000 articles say “Win .* in \d+ events: words that so many .* from another\.\n--exp/,
    );
    expect((await run(others)).err).toBe('');
  });

  test('an editor’s corrections hold, and the engine is told how it fared without', async () => {
    const corrections = fileOf('corrections.jsonl', [
      '{"together":["a","b"]}',
      '',
      '{"apart":["a","7"],"note":"two quakes"}',
      '{"together":["b",7]}',
      '{"apart":["b","7"]}',
    ]);
    const { out, err } = await run(quake, { corrections, stats: true });
    const events = new Map(
      out
        .trim()
        .split('\n')
        .map((row) => row.split('\t') as [string, string]),
    );
    expect(events.get('a')).toBe(events.get('b'));
    expect(events.get('7')).not.toBe(events.get('a'));
    const [overruled, held, stats] = err.trim().split('\n');
    expect(overruled).toBe('Line 4 does not count: a later one says otherwise.');
    expect(held).toBe('3 corrections held; without them the engine gets 1 of 3 right.');
    expect(JSON.parse(stats ?? '')).toMatchObject({
      corrections: 4,
      overruled: 1,
      rightUnaided: 1,
    });
  });

  test.each([
    ['no JSON', ['{"alone":"a"}', 'x'], /^Line 2 of .* is not JSON\.\n/],
    ['no correction', ['{"alone":"a"}', '{"near":["a","b"]}'], /^Line 2 of .* is no correction\./],
    ['an unknown article', ['{"alone":"z"}', '{"alone":"a"}'], /^Line 1 of .* speaks of z, which /],
  ])('corrections with %s are told by line and left out; the others hold', async (...given) => {
    const [, lines, message] = given;
    const corrections = fileOf('wrong.jsonl', lines);
    const { out, err, isWhole } = await run(quake, { corrections });
    expect(err).toMatch(message);
    expect(err).toContain('1 line of corrections is left out, of 2 lines; the others hold.\n');
    expect(err).toContain('1 correction held');
    expect(isWhole).toBe(false);
    const eventOf = (id: string) => new RegExp(`^${id}\t(.*)$`, 'mu').exec(out)?.[1];
    expect(eventOf('a')).not.toBe(eventOf('7'));
    const strict = run(quake, { corrections, strict: true });
    await expect(strict).rejects.toThrow(/^Line \d of /);
  });

  test('explains an article by its event, its reasons and what they share', async () => {
    const later = line('c', 'Strong quake shakes Brenna', { date: '2031-05-06T08:00:00Z' });
    const { out } = await run([...quake, later], { explain: ['7'] });
    expect(out).toContain('It stands in e1 with\n  a  “Earthquake kills 14 in Port Varra”');
    expect(out).toMatch(/\+\d+\.\d {2}Both say .*“Varra”/u);
    expect(out).toMatch(/Shared (?:names|words), with their weight: .*Varra \d+\.\d/u);
    expect(out).toContain('2.0 hours apart.');
    const alone = await run([...quake, later], { explain: ['c'] });
    expect(alone.out).toContain('It stands alone in e3.');
  });

  test('explains a pair', async () => {
    const { out } = await run(quake, { explain: ['a', 'b'] });
    expect(out).toContain('They stand in two events, e1 and e2.');
    expect(out).toMatch(/they score −\d+\.\d: likely of two events/u);
    await expect(run(quake, { explain: ['a', 'z'] })).rejects.toThrow('There is no article z');
    await expect(run(quake, { explain: ['a', 'e1'] })).rejects.toThrow('It is an event');
    expect((await run(quake, { explain: ['a', 'a'] })).out).toContain('It stands in e1 with\n  7');
  });

  test('explains each pair of several', async () => {
    const { out } = await run(quake, { explain: ['a', 'b', '7'] });
    const pairs = out.split(/\n-+\n\n/u);
    expect(pairs).toHaveLength(3);
    const single = async (...explain: readonly string[]) => (await run(quake, { explain })).out;
    expect(pairs[0]).toBe(await single('a', 'b'));
    expect(pairs[1]).toBe(await single('a', '7'));
    expect(pairs[2]).toBe(await single('b', '7'));
    const many = Array.from({ length: 11 }, (_, at) => line(`m${at}`, `Ferry ${at}`));
    const ids = many.map((_, at) => `m${at}`);
    await expect(run(many, { explain: ids })).rejects.toThrow('takes 10 articles at most');
  });

  test('the figures of an explanation sum to its score', async () => {
    for (const id of ['a', '7']) {
      const { out } = await run(quake, { explain: [id] });
      const parts = out.split(/Its score there (?:is|would be) /u).slice(1);
      expect(parts.length).toBeGreaterThan(0);
      for (const part of parts) {
        const figures = [...part.matchAll(/(?:^| {2})([+−])(\d+\.\d)(?= {2}|\b)/gmu)];
        const [score = 0, ...weights] = figures.map(
          ([, sign, size]) => Number(size) * (sign === '−' ? -1 : 1),
        );
        expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(score, 6);
      }
    }
  });

  test('explains an event by its articles', async () => {
    const { out } = await run(quake, { explain: ['e1'] });
    expect(out).toMatch(/^e1 holds 2 reports:\n {2}a {2}“Earth[^]*\n {2}7 {2}“Port[^\n]*\n$/u);
    await expect(run(quake, { explain: ['e9'] })).rejects.toThrow('There is no article e9');
  });

  test('an editor’s words are told with what they bind', async () => {
    const corrections = fileOf('held.jsonl', ['{"together":["a","b"]}', '{"apart":["7","a"]}']);
    const pair = await run(quake, { corrections, explain: ['b', 'a'] });
    expect(pair.out).toMatch(/Both stand in e1\.[^]*\nAn editor wants b together with a\.\n$/u);
    const one = await run(quake, { corrections, explain: ['a'] });
    expect(one.out).toMatch(
      /\nAn editor wants a together with b\.\nAn editor wants a apart from 7\.\n$/u,
    );
    const free = await run(quake, { corrections, explain: ['7', 'b'] });
    expect(free.out).not.toContain('An editor');
  });

  test('a better place that an editor forbids is not said to be a lesser one', async () => {
    const corrections = fileOf('forbids.jsonl', ['{"apart":["a","7"]}']);
    const { out } = await run(quake, { corrections, explain: ['7'] });
    expect(out).toMatch(/Its score there would be \+\d+\.\d\.\nWhat kept it out: An editor keeps/u);
  });

  test('nothing was missing to join an event that it would join', async () => {
    const corrections = fileOf('twins.jsonl', ['{"apart":["a","b"]}']);
    const title = 'Earthquake kills 14 in Port Varra';
    const twins = ['a', 'b', 'c'].map((id, at) => line(id, title, { date: moment(at) }));
    const { out } = await run(twins, { corrections, explain: ['c'] });
    expect(out).toMatch(/Its score there would be \+\d+\.\d/u);
    expect(out).not.toContain('What kept it out');
  });

  test('an article is told what it missed', async () => {
    const far = quake.map((row) => row.replace('2031-05-04T10', '2031-09-14T10'));
    const { out } = await run(far, { explain: ['7'] });
    expect(out).toContain('The next likeliest event is e1 (1 report):');
    expect(out).toMatch(/What kept it out: They are 133 days apart\./u);
    expect(out).toMatch(/Its score there would be −\d+\.\d, \d+\.\d too little to join\./u);
  });

  test('reads the file form of a public benchmark', async () => {
    const rows = quake.map((row, at) => {
      const { id, title, date } = JSON.parse(row) as Record<string, string>;
      const moment = date?.replace('T', ' ').replace('Z', '');
      return { id, title, date: moment, text: '', lang: 'eng', cluster: `c${at}`, features: {} };
    });
    const asArray = `\ufeff \n${JSON.stringify(rows, undefined, 1)}`;
    expect((await run([asArray])).out).toBe((await run(quake)).out);
    const asLines = rows.map((row) => JSON.stringify(row));
    expect((await run(asLines)).out).toBe((await run(quake)).out);
    await expect(run(['[{"id": 1'])).rejects.toThrow('begins as a JSON array');
    const some = await run(['[{"id": 1}, {"title": "x"}]']);
    expect(some.err).toContain('Article 2 has no id.\n1 of 2 is no article; grouped without it.\n');
  });

  test('an id given twice is printed once', async () => {
    const twice = await run([line('a', 'One headline'), line('a', 'One headline, mended')]);
    expect(twice.out.trim().split('\n')).toHaveLength(1);
    expect(twice.err).toContain('1 article has the id of another');
  });

  test('an empty file prints nothing, and says so', async () => {
    const corrections = fileOf('none.jsonl', ['', '']);
    const said = await run([''], { corrections });
    expect(said.out).toBe('');
    expect(said.err).toBe(
      'There is no article in the file.\nThere is no correction in the file that can be held.\n',
    );
  });

  test('articles whose words stand under other names are told', async () => {
    const { err } = await run([...quake, '{"id":"x","name":"Quake"}', '{"id":"y"}']);
    expect(err).toContain('2 articles have neither title nor text; nothing can stand with them.\n');
    const one = await run([...quake, '{"id":"y"}']);
    expect(one.err).toContain('1 article has neither title nor text; nothing can stand with it.\n');
  });
});
