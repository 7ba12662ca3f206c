// How many articles a CPU second groups, as the stream grows; and how well, on a stream with known
// events. `npx tsx bench/group.ts [articles …]`

import { createEngine, groupStream, shipped } from '../src/group/group.js';
import { measure } from '../scripts/train/bcubed.js';
import { synthesise } from './group/synthetic.js';

const sizes = process.argv.slice(2).map(Number);
const articlesPerDay = 8_000;
const windowMs = 7 * 86_400_000;

for (const titleOnly of [true, false]) {
  for (const articles of sizes.length > 0 ? sizes : [5_000, 20_000]) {
    const { reports, gold } = synthesise({ articles, titleOnly, articlesPerDay, seed: 7 });
    let events = 0;
    const engine = createEngine({
      ...shipped(),
      newId: () => `e${++events}`,
      windowMs,
      tellsReasons: false,
    });
    const before = process.cpuUsage();
    const found = groupStream(reports, engine);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    const { precision, recall, f1 } = measure(gold, found);
    console.log(
      `${titleOnly ? 'headlines' : 'texts    '} ${String(articles).padStart(7)} ` +
        `${Math.round(articles / seconds)}/s  B³ ${precision.toFixed(3)} ${recall.toFixed(3)} ` +
        `${f1.toFixed(3)}  heap ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB`,
    );
  }
}
