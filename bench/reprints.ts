// How many articles per CPU second are classified as copies or reports, and how well, next to a
// plain measure: Jaccard of all runs of five words, all pairs, at its best threshold.
// `npx tsx bench/reprints.ts [articles in an event …]`

import { labelledPairs, textsOf } from '../src/group/reprint/golden/reprint-pairs.fixture.js';
import { letters } from '../src/group/words/letters.js';
import { originsOf, type Text } from '../src/group/reprint/reprints.js';
import { shippedKnowledge } from '../src/group/shipped.js';
import { createSketch } from '../src/group/reprint/shingles.js';
import { groupByJaccard, similarityOf, shinglesOf } from './reprints/plain-jaccard.js';
import { wires } from './reprints/wires.js';

const sizes = process.argv.slice(2).map(Number);
const articlesMin = 4_000;
const thresholds = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);

const sketchOf = createSketch(letters, shippedKnowledge().furniture);

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function byMuster(texts: readonly string[]): number {
  const drawn = texts.map((text, time): Text => ({
    id: `t${time}`,
    sketch: sketchOf(text),
    time,
    isAgency: false,
    credits: false,
  }));
  return originsOf(drawn).size;
}

function quality(found: readonly boolean[], is: readonly boolean[]) {
  const both = found.filter((found, at) => found && is[at]).length;
  const precision = both / Math.max(1, found.filter(Boolean).length);
  const recall = both / Math.max(1, is.filter(Boolean).length);
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}

function printPairs(): void {
  const pairs = labelledPairs();
  const is = pairs.map(({ reprint }) => reprint);
  const ours = pairs.map((pair) => originsOf(textsOf(pair, sketchOf)).size > 0);
  const alike = pairs.map(({ origin, copy }) => similarityOf(shinglesOf(origin), shinglesOf(copy)));
  const plain = thresholds
    .map((least) => ({
      least,
      ...quality(
        alike.map((similarity) => similarity >= least),
        is,
      ),
    }))
    .reduce((best, one) => (one.f1 > best.f1 ? one : best));
  console.log(`| ${pairs.length} labelled pairs | precision | recall | F1 |`);
  console.log('|---|--:|--:|--:|');
  const row = (name: string, { precision, recall, f1 }: ReturnType<typeof quality>): void =>
    console.log(`| ${name} | ${[precision, recall, f1].map((s) => s.toFixed(3)).join(' | ')} |`);
  row('muster', quality(ours, is));
  row(`plain Jaccard, from ${plain.least}`, plain);
}

function printRates(): void {
  console.log('\n| articles in an event | found by | articles per CPU s | copies found of |');
  console.log('|--:|---|--:|--:|');
  for (const size of sizes.length > 0 ? sizes : [20, 100, 400]) {
    const events = Array.from({ length: Math.ceil(articlesMin / size) }, (_, at) =>
      wires(size, at),
    );
    const copies = events.reduce((sum, event) => sum + event.copies, 0);
    for (const [name, tell] of [
      ['muster', byMuster],
      ['plain Jaccard', groupByJaccard],
    ] as const) {
      let found = 0;
      const seconds = cpuSeconds(() => {
        for (const { texts } of events) found += tell(texts);
      });
      const rate = (size * events.length) / seconds;
      console.log(`| ${size} | ${name} | ${rate.toFixed(0)} | ${found} / ${copies} |`);
    }
  }
}

printPairs();
printRates();
