// How many articles a CPU second groups, as the stream grows, and how well, on a stream with known
// events; beside a plain TF-IDF single pass, at the likeness that suits it best.
// `npx tsx bench/group.ts [articles …]`

import { createEngine, groupStream, shipped, type Report } from '../src/group/group.js';
import { measure } from '../scripts/train/bcubed.js';
import { groupByTfidf } from './group/plain-tfidf.js';
import { synthesise } from './group/synthetic.js';

type Grouping = ReadonlyMap<string, string>;

const sizes = process.argv.slice(2).map(Number);
const articlesPerDay = 8_000;
const windowMs = 7 * 86_400_000;
const likenesses = [0.2, 0.5];

function byEngine(reports: readonly Report[]): Grouping {
  let events = 0;
  const newId = (): string => `e${++events}`;
  const engine = createEngine({ ...shipped(), newId, windowMs, tellsReasons: false });
  return groupStream(reports, engine);
}

function measured(work: () => Grouping, gold: Grouping) {
  const before = process.cpuUsage();
  const found = work();
  const { user, system } = process.cpuUsage(before);
  return { rate: gold.size / ((user + system) / 1e6), ...measure(gold, found) };
}

console.log('| stream | grouped by | articles per CPU s | B³ precision | recall | F1 |');
console.log('|---|---|--:|--:|--:|--:|');
for (const titleOnly of [true, false]) {
  for (const articles of sizes.length > 0 ? sizes : [5_000, 20_000]) {
    const { reports, gold } = synthesise({ articles, titleOnly, articlesPerDay, seed: 7 });
    const ours = measured(() => byEngine(reports), gold);
    const plain = likenesses
      .map((alikeMin) => {
        const figures = measured(() => groupByTfidf(reports, { alikeMin, windowMs }), gold);
        return { ...figures, name: `plain TF-IDF, from ${alikeMin}` };
      })
      .reduce((best, one) => (one.f1 > best.f1 ? one : best));
    const stream = `${articles} ${titleOnly ? 'headlines' : 'texts'}`;
    for (const { name, rate, precision, recall, f1 } of [{ name: 'muster', ...ours }, plain]) {
      const shares = [precision, recall, f1].map((share) => share.toFixed(3)).join(' | ');
      console.log(`| ${stream} | ${name} | ${rate.toFixed(0)} | ${shares} |`);
    }
  }
}
