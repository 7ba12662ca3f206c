// Counts how common words are in news at large, over open streams. The counts weigh terms that
// a stream has not shown often yet.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { shippedKnowledge } from '../../src/group/shipped.js';
import type { LearnedFile } from '../../src/group/learned.js';
import { assemble } from '../../src/group/engine/assemble.js';
import { parseLearned } from '../../src/group/learned.js';
import { termShift } from '../../src/group/reading/reading.js';
import { readLines, reportOf } from './sets.js';

export type ReferenceFile = LearnedFile['background'];

const files = [
  'streams/headlines-2025.jsonl',
  'streams/syria-2011-2016.jsonl',
  'labelled/aggregator-2014-first-half.jsonl',
  'labelled/roundups-2021-first-half.jsonl',
  'labelled/wikinews-medium.jsonl',
];
const outweighs = 500;
/** Rarer stems are left out, to keep the file small. */
const countMin = 6;
/** Larger counts are rounded to tens. */
const fineMax = 50;
/** Of a longer file, only every nth line is read. */
const linesMax = 14_000;

/** Counts words over all files, but not those of the family `without`. */
export function countReferenceCorpus(folder: string, without?: string): ReferenceFile {
  const counts = new Map<string, number>();
  let articles = 0;
  const wanted = files
    .filter((file) => without === undefined || !path.basename(file).startsWith(without))
    .map((file) => path.join(folder, file));
  const { read, lexicon } = assemble(untrainedOptions());
  for (const file of wanted.filter((name) => existsSync(name))) {
    const lines = readLines(file);
    const step = Math.ceil(lines.length / linesMax);
    for (let i = 0; i < lines.length; i += step) {
      const line = lines[i];
      if (line === undefined) continue;
      articles++;
      for (const packed of read(reportOf(line, false)).terms) {
        const key = lexicon.key(packed >> termShift);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return { articles, outweighs, counts: byCount(counts) };
}

/** Options of an untrained engine, to which every pair looks possible. */
export function untrainedOptions(background?: ReferenceFile) {
  const learned = parseLearned({
    origin: '',
    pair: {},
    pairBias: 0,
    event: {},
    eventBias: 0,
    background: background ?? { articles: 1, outweighs, counts: {} },
  });
  return { knowledge: shippedKnowledge(), learned, newId: () => '', windowMs: Infinity };
}

function byCount(counts: ReadonlyMap<string, number>): Readonly<Record<string, string>> {
  const stems = new Map<number, string[]>();
  for (const [stem, count] of counts) {
    if (count < countMin) continue;
    const step = count < fineMax ? count : Math.round(count / 10) * 10;
    stems.set(step, [...(stems.get(step) ?? []), stem]);
  }
  const ordered = [...stems].sort((a, b) => b[0] - a[0]);
  return Object.fromEntries(ordered.map(([count, all]) => [count, all.sort().join(' ')]));
}
