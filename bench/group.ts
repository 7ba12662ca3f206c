// How many articles are grouped per CPU second as the stream grows, and how well, on a stream with
// known events; next to a plain TF-IDF single pass and first-story detection, each at its best
// threshold.
//
//   npx tsx bench/group.ts [--rounds 5] [--window] [articles …]
//
// With `--window` all articles lie within the engine's window: what memory and time one costs then.
// `npm run build` first. Rates are of a warm process: one that has just begun is half as fast over
// its first thousands.

import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type * as Group from '../src/group/group.js';
import { measure } from '../scripts/train/bcubed.js';
import { groupByFirstStory } from './group/first-story.js';
import { groupByTfidf } from './group/plain-tfidf.js';
import { synthesiseStream } from '../src/group/synthetic-stream.fixture.js';

/** The built code: tsx would name every function again each time it is made. */
const built = path.join(import.meta.dirname, '../dist/group/group.js');
const { createEngine, groupStream, shipped } = (await import(built)) as typeof Group;

type Report = Group.Report;
type Grouping = ReadonlyMap<string, string>;

interface Run {
  readonly rate: number;
  readonly bytesEach?: number;
  readonly found: Grouping;
}

const words = process.argv.slice(2);
const isWindow = words.includes('--window');
const roundsUsual = isWindow ? 1 : 5;
const rounds = words.includes('--rounds')
  ? Number(words[words.indexOf('--rounds') + 1])
  : roundsUsual;
const given = words
  .filter((word, at) => /^\d+$/.test(word) && words[at - 1] !== '--rounds')
  .map(Number);
const usual = isWindow ? [100_000, 300_000, 1_000_000] : [5_000, 20_000, 80_000, 320_000];
const sizes = given.length > 0 ? given : usual;
const windowMs = 7 * 86_400_000;
const articlesPerDay = 8_000;
/** Articles of rounds that do not count. */
const warmUpArticles = 100_000;
/** The compared methods take hours on more articles. */
const besideMax = { headlines: 20_000, texts: 5_000 };
const facts = shipped();
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Collects twice: buffers are freed one collection after their owner. */
function heldBytes(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function byEngine(reports: readonly Report[]) {
  let events = 0;
  const newId = (): string => `e${++events}`;
  return timed(() => {
    const engine = createEngine({ ...facts, newId, windowMs, explain: false });
    return { found: groupStream(reports, engine), engine };
  }, reports.length);
}

/**
 * The middle rate. All engines are held until the last is done: what was compiled goes with the
 * engine it was compiled for, and a newsroom has one.
 */
function rateOf(reports: readonly Report[]): number {
  const warmed = Math.floor(warmUpArticles / reports.length);
  const runs = Array.from({ length: warmed + rounds }, () => byEngine(reports));
  return middle(runs.slice(warmed).map((run) => run.rate));
}

function byEngineOften(reports: readonly Report[]): Run {
  const rate = rateOf(reports);
  const before = heldBytes();
  const { found, engine } = byEngine(reports);
  const bytesEach = (heldBytes() - before - found.size * idBytes) / engine.size();
  return { rate, bytesEach, found };
}

/** Bytes of the result for every article. */
const idBytes = 60;

function timed<T>(work: () => T, articles: number): T & { readonly rate: number } {
  const before = process.cpuUsage();
  const done = work();
  const { user, system } = process.cpuUsage(before);
  return { ...done, rate: articles / ((user + system) / 1e6) };
}

function middle(rates: readonly number[]): number {
  return [...rates].sort((a, b) => a - b)[rates.length >> 1] as number;
}

const ways = [
  { name: 'plain TF-IDF', group: groupByTfidf, likenesses: [0.2, 0.5] },
  { name: 'first-story detection', group: groupByFirstStory, likenesses: [0.3, 0.5] },
];

/** At the threshold that suits best, by the labels it is scored on. */
function beside(reports: readonly Report[], gold: Grouping) {
  return ways.map(({ name, group, likenesses }) =>
    likenesses
      .map((alikeMin) => ({
        name: `${name}, from ${alikeMin}`,
        ...timed(() => ({ found: group(reports, { alikeMin, windowMs }) }), reports.length),
      }))
      .reduce((a, b) => (measure(gold, b.found).f1 > measure(gold, a.found).f1 ? b : a)),
  );
}

function line(stream: string, name: string, run: Run, gold: Grouping): string {
  const { precision, recall, f1 } = measure(gold, run.found);
  const bytes = run.bytesEach === undefined ? '' : run.bytesEach.toFixed(0);
  const shares = [precision, recall, f1].map((share) => share.toFixed(3));
  return `| ${[stream, name, run.rate.toFixed(0), bytes, ...shares].join(' | ')} |`;
}

console.log(
  isWindow
    ? 'All articles within the window.'
    : `Median of ${rounds} rounds in a warm process, the engine made within the clock; what ` +
        'compares with it once. Bytes: what an article in the window takes.',
);
console.log();
console.log('| stream | grouped by | articles per CPU s | bytes each | B³ P | R | F1 |');
console.log('|---|---|--:|--:|--:|--:|--:|');
for (const kind of ['headlines', 'texts'] as const) {
  for (const articles of sizes) {
    if (isWindow && kind === 'texts') continue;
    const perDay = isWindow ? articles / 6 : articlesPerDay;
    const titleOnly = kind === 'headlines';
    const { reports, gold } = synthesiseStream({
      articles,
      titleOnly,
      articlesPerDay: perDay,
      seed: 7,
    });
    const stream = `${articles.toLocaleString('en')} ${kind}`;
    const ours = byEngineOften(reports);
    console.log(line(stream, 'muster', ours, gold));
    if (articles > besideMax[kind]) continue;
    for (const other of beside(reports, gold)) console.log(line(stream, other.name, other, gold));
  }
}
