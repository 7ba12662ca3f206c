// Methods a user might pick instead, fitted on each whole set and given its best threshold by the
// set's own labels: DBSCAN, average linkage on latent dimensions, nearest neighbours. The facts
// are kept in bench/results.md; `npm run score -- --peers` measures them again.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { circumstances, keepSection, keptSection } from '../results.mjs';
import { firstTable, toTable, type Cells } from './tables.js';

export interface Peer {
  readonly name: string;
  readonly f1: number;
}

const sectionName = 'score-peers';
const python = '/usr/bin/python3';
const peerNames = ['DBSCAN', 'HAC', 'HNSW'] as const;

/** The best peer by set and input, as last measured. */
export function bestPeers(root: string): ReadonlyMap<string, Peer> {
  const rows = firstTable(keptSection(root, sectionName) ?? '');
  return new Map(
    rows.map((row) => {
      const all = peerNames.map((name) => ({ name, f1: parseFloat(row[name] ?? '') || 0 }));
      const best = all.reduce((one, other) => (other.f1 > one.f1 ? other : one));
      return [`${row['set'] ?? ''} ${row['input'] ?? ''}`, best];
    }),
  );
}

/** Runs the peers and keeps their figures. Returns why if they cannot be run. */
export function measurePeers(root: string, labelled: string): string | undefined {
  const script = path.resolve(root, '../shared/score/peers.py');
  if (!existsSync(script) || !existsSync(python)) return `${script} or ${python} is missing`;
  const before = circumstances(root);
  const run = spawnSync(python, [script, labelled], { encoding: 'utf8' });
  if (run.status !== 0) return run.stderr.trim();
  const rows = run.stdout.trim().split('\n').map(rowOf);
  const explanation = 'B-cubed F1 and, in brackets, the threshold that the labels chose.';
  keepSection(root, sectionName, `${before}\n\n${explanation}\n\n${toTable(rows)}`);
  return undefined;
}

/** `syria-2016  text  dbscan 0.866 (at 0.45)  hac …` */
function rowOf(line: string): Cells {
  const [set = '', mode = ''] = line.split(/\s+/);
  const figures = peerNames.map((name) => {
    const found = new RegExp(`${name.toLowerCase()} ([0-9.]+) \\(at ([0-9.]+)\\)`).exec(line);
    return [name, found === null ? '–' : `${found[1] ?? ''} (${found[2] ?? ''})`];
  });
  const input = mode === 'title' ? 'headlines' : mode;
  return { set, input, ...(Object.fromEntries(figures) as Cells) };
}
