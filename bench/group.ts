// How many articles a CPU second groups, as the stream grows, and how well, on a stream with known
// events; beside a plain TF-IDF single pass and first-story detection, at the likeness that suits
// each best.
//
//   npx tsx bench/group.ts [--rounds 5] [--window] [articles …]
//
// With `--window` all articles lie within the engine's window: what memory and time one costs then.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createEngine, groupStream, shipped, type Report } from '../src/group/group.js';
import { measure } from '../scripts/train/bcubed.js';
import { groupByFirstStory } from './group/first-story.js';
import { groupByTfidf } from './group/plain-tfidf.js';
import { synthesise } from './group/synthetic.js';

type Grouping = ReadonlyMap<string, string>;

interface Run {
  readonly rate: number;
  readonly bytesEach?: number;
  readonly found: Grouping;
}

const words = process.argv.slice(2);
const rounds = words.includes('--rounds') ? Number(words[words.indexOf('--rounds') + 1]) : 5;
const isWindow = words.includes('--window');
const given = words
  .filter((word, at) => /^\d+$/.test(word) && words[at - 1] !== '--rounds')
  .map(Number);
const sizes = given.length > 0 ? given : [5_000, 20_000];
const windowMs = 7 * 86_400_000;
const articlesPerDay = 8_000;
/** What is measured beside takes hours on more. */
const besideMax = { headlines: 20_000, texts: 5_000 };
const facts = shipped();
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heldBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function byEngine(reports: readonly Report[]): Run {
  let events = 0;
  const newId = (): string => `e${++events}`;
  const before = heldBytes();
  const engine = createEngine({ ...facts, newId, windowMs, tellsReasons: false });
  const run = timed(() => groupStream(reports, engine), reports.length);
  const ids = run.found.size * idBytes;
  return { ...run, bytesEach: (heldBytes() - before - ids) / engine.size() };
}

/** What the answer itself holds of every article. */
const idBytes = 60;

function timed(work: () => Grouping, articles: number): Run {
  const before = process.cpuUsage();
  const found = work();
  const { user, system } = process.cpuUsage(before);
  return { rate: articles / ((user + system) / 1e6), found };
}

/** The run of the middle rate. */
function median(runs: readonly Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.rate - b.rate);
  return sorted[sorted.length >> 1] as Run;
}

const ways = [
  { name: 'plain TF-IDF', group: groupByTfidf, likenesses: [0.2, 0.5] },
  { name: 'first-story detection', group: groupByFirstStory, likenesses: [0.3, 0.5] },
];

/** At the likeness that suits best, by the labels it is scored on. */
function beside(reports: readonly Report[], gold: Grouping) {
  return ways.map(({ name, group, likenesses }) =>
    likenesses
      .map((alikeMin) => ({
        name: `${name}, from ${alikeMin}`,
        ...timed(() => group(reports, { alikeMin, windowMs }), reports.length),
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

console.log('| stream | grouped by | articles per CPU s | bytes each | B³ P | R | F1 |');
console.log('|---|---|--:|--:|--:|--:|--:|');
for (const kind of ['headlines', 'texts'] as const) {
  for (const articles of sizes) {
    if (isWindow && kind === 'texts') continue;
    const perDay = isWindow ? articles / 6 : articlesPerDay;
    const titleOnly = kind === 'headlines';
    const { reports, gold } = synthesise({ articles, titleOnly, articlesPerDay: perDay, seed: 7 });
    const stream = `${articles} ${kind}`;
    const ours = median(Array.from({ length: rounds }, () => byEngine(reports)));
    console.log(line(stream, 'muster', ours, gold));
    if (articles > besideMax[kind]) continue;
    for (const other of beside(reports, gold)) console.log(line(stream, other.name, other, gold));
  }
}
