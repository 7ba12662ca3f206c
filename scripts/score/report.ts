// The result of a scoring run, as tables and sentences.

import type { Figures } from '../train/bcubed.js';
import type { Floor } from './floor.js';
import type { Peer } from './peers.js';
import { shown, toTable, type Cells } from './tables.js';

/** Who grouped: the engine as it ships, the engine that never saw the family, the baselines. */
export type By = 'muster' | 'held out' | Baseline;
type Baseline = 'TF-IDF' | 'titles' | 'previous';

export interface Scored {
  readonly key: string;
  readonly name: string;
  readonly titleOnly: boolean;
  /** In the set. */
  readonly reports: number;
  readonly by: ReadonlyMap<By, Figures>;
}

const baselines: readonly Baseline[] = ['TF-IDF', 'titles', 'previous'];
const columns: readonly By[] = ['muster', 'held out', ...baselines];
/** Figures that differ by less are equal. */
const differenceMin = 0.0005;

const f1 = (row: Scored, by: By): number | undefined => row.by.get(by)?.f1;
const inputOf = (row: Scored): string => (row.titleOnly ? 'headlines' : 'text');

/** One row a set, one column a way to group; then the means. */
export function summary(
  scored: readonly Scored[],
  floors: ReadonlyMap<string, Floor | undefined>,
  peers: ReadonlyMap<string, Peer>,
): string {
  const rows = scored.map((row): Cells => {
    const floor = floors.get(row.key);
    const peer = peers.get(row.key);
    return {
      set: row.name,
      input: inputOf(row),
      ...Object.fromEntries(columns.map((by) => [by, shown(f1(row, by))])),
      'best peer': peer === undefined ? '–' : `${shown(peer.f1)} ${peer.name}`,
      floor: shown(floor?.trained),
      'floor held out': shown(floor?.heldOut),
    };
  });
  const means = [false, true].map((titleOnly): Cells => {
    const some = scored.filter((row) => row.titleOnly === titleOnly);
    const cells = columns.map((by) => [by, shown(mean(some.map((row) => f1(row, by) ?? NaN)))]);
    const input = titleOnly ? 'headlines' : 'text';
    return { set: '**mean**', input, ...(Object.fromEntries(cells) as Cells) };
  });
  return toTable([...rows, ...means]);
}

/** Sentences that name the rows on which another method is above the engine. */
export function losses(
  scored: readonly Scored[],
  peers: ReadonlyMap<string, Peer>,
): readonly string[] {
  const own = (['muster', 'held out'] as const).filter((by) =>
    scored.some((row) => row.by.has(by)),
  );
  return own.flatMap((by) => [
    ...baselines
      .filter((baseline) => scored.some((row) => row.by.has(baseline)))
      .map((baseline) => {
        const lost = scored.filter((row) => above(f1(row, baseline), f1(row, by)));
        return `${nameOf[baseline]} is above ${nameOf[by]} on ${listed(lost)}.`;
      }),
    ...(peers.size === 0 ? [] : [peerSentence(scored, peers, by)]),
  ]);
}

/** Every figure of everybody. */
export function byEverybody(scored: readonly Scored[]): string {
  return toTable(
    scored.flatMap((row) =>
      columns.flatMap((by): readonly Cells[] => {
        const figures = row.by.get(by);
        if (figures === undefined) return [];
        return [
          {
            set: row.name,
            input: inputOf(row),
            'grouped by': by,
            'B³ P': shown(figures.precision),
            R: shown(figures.recall),
            F1: shown(figures.f1),
            'pairs P': shown(figures.pairPrecision),
            'pairs R': shown(figures.pairRecall),
            'pairs F1': shown(figures.pairF1),
            found: String(figures.found),
            gold: String(figures.gold),
          },
        ];
      }),
    ),
  );
}

const nameOf: Readonly<Record<By, string>> = {
  muster: 'muster as it ships',
  'held out': 'muster held out',
  'TF-IDF': 'TF-IDF at its best threshold',
  titles: 'The title rule',
  previous: 'The previous release (which has seen the labels)',
};

function peerSentence(scored: readonly Scored[], peers: ReadonlyMap<string, Peer>, by: By): string {
  const compared = scored.filter((row) => peers.has(row.key));
  const lost = compared.filter((row) => above(peers.get(row.key)?.f1, f1(row, by)));
  return (
    `${nameOf[by]} is above every peer on ${compared.length - lost.length} of ${compared.length} ` +
    `rows; a peer is above it on ${listed(lost)}.`
  );
}

const above = (one: number | undefined, other: number | undefined): boolean =>
  (one ?? NaN) > (other ?? NaN) + differenceMin;

const listed = (rows: readonly Scored[]): string =>
  rows.length === 0 ? 'no row' : rows.map((row) => row.key).join(', ');

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
