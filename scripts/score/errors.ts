// Draws errors for a person to read: pairs of reports wrongly together or wrongly apart. Each set
// has the same chance, so that a large event does not fill the list.

import type { Report } from '../../src/group/group.js';
import { createRandom } from '../../src/group/random.fixture.js';
import type { LabelledSet } from '../train/sets.js';

export interface Grouped {
  readonly set: LabelledSet;
  /** Article id → event id. */
  readonly events: ReadonlyMap<string, string>;
}

export interface Mistake {
  readonly kind: 'joined' | 'split';
  readonly set: string;
  readonly reports: readonly [Report, Report];
}

/** Draws `count` pairs, half of them wrongly together, half wrongly apart. */
export function drawMistakes(all: readonly Grouped[], count: number, seed: number): Mistake[] {
  const random = createRandom(seed);
  const drawn: Mistake[] = [];
  for (const kind of ['joined', 'split'] as const) {
    const seen = new Set<string>();
    for (let turn = 0; seen.size < count / 2 && turn < count * 20; turn++) {
      const grouped = all[turn % all.length];
      const mistake = grouped && drawOne(grouped, kind, random);
      if (mistake === undefined) continue;
      const key = [mistake.set, ...mistake.reports.map(({ id }) => id).sort()].join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      drawn.push(mistake);
    }
  }
  return drawn;
}

/** A random pair of the set with this kind of error; undefined if there is none. */
function drawOne(
  { set, events }: Grouped,
  kind: Mistake['kind'],
  random: () => number,
): Mistake | undefined {
  const isWrong = (one: Report, other: Report): boolean => {
    const together = events.get(one.id) === events.get(other.id);
    const belong = set.gold.get(one.id) === set.gold.get(other.id);
    return kind === 'joined' ? together && !belong : !together && belong;
  };
  const from = Math.floor(random() * set.reports.length);
  for (let step = 0; step < set.reports.length; step++) {
    const one = set.reports[(from + step) % set.reports.length];
    const wrong = one && set.reports.filter((other) => isWrong(one, other));
    const other = wrong?.[Math.floor(random() * wrong.length)];
    if (one === undefined || other === undefined) continue;
    const name = `${set.name}${set.titleOnly ? ', headlines' : ''}`;
    return { kind, set: name, reports: [one, other] };
  }
  return undefined;
}
