// The editor's word on which reports belong together: no judgement overrules it. Where two
// constraints contradict each other, also by way of a third, the later one counts.

import type { Constraint } from '../../domain/correction.js';

export interface Constraints extends Rules {
  /** Takes the place of all that were given before. */
  replace(all: readonly Constraint[]): void;
  readonly all: readonly Constraint[];
}

interface Rules {
  /** True when nothing keeps the two apart. */
  allow(a: string, b: string): boolean;
  /** True when nothing keeps any of the ones apart from any of the others. */
  allowAll(one: readonly string[], two: readonly string[]): boolean;
  /** Ids that must be in one event with this one, by way of others too. */
  partnersOf(id: string): readonly string[];
  /** Indices of the constraints that do not count, since later ones contradict them. */
  readonly overruled: readonly number[];
  readonly none: boolean;
}

/** Ids that belong together; every id begins with a bond of its own. */
interface Bond {
  readonly ids: string[];
  readonly apart: Set<Bond>;
  isAlone: boolean;
}

export function createConstraints(first: readonly Constraint[] = []): Constraints {
  let all = first;
  let rules = rulesOf(first);
  return {
    allow: (a, b) => rules.allow(a, b),
    allowAll: (one, two) => rules.allowAll(one, two),
    partnersOf: (id) => rules.partnersOf(id),
    get overruled() {
      return rules.overruled;
    },
    get none() {
      return rules.none;
    },
    get all() {
      return all;
    },
    replace(others) {
      all = others;
      rules = rulesOf(others);
    },
  };
}

function rulesOf(all: readonly Constraint[]): Rules {
  const bonds = new Map<string, Bond>();
  const overruled: number[] = [];
  for (let at = all.length - 1; at >= 0; at--) {
    if (!accept(all[at] as Constraint, bonds)) overruled.unshift(at);
  }
  const keepsAway = ({ apart, isAlone }: Bond): boolean => isAlone || apart.size > 0;
  const bound = new Set([...bonds].filter(([, bond]) => keepsAway(bond)).map(([id]) => id));

  const allow = (a: string, b: string): boolean => {
    const [one, two] = [bonds.get(a), bonds.get(b)];
    if (a === b || (one !== undefined && one === two)) return true;
    if (one?.isAlone === true || two?.isAlone === true) return false;
    return one === undefined || two === undefined || !one.apart.has(two);
  };

  return {
    allow,
    allowAll(one, two) {
      if (bound.size === 0) return true;
      const [few, others] = one.some((id) => bound.has(id)) ? [one, two] : [two, one];
      return few.every((id) => !bound.has(id) || others.every((other) => allow(id, other)));
    },
    partnersOf: (id) => bonds.get(id)?.ids.filter((other) => other !== id) ?? [],
    overruled,
    none: all.length === 0,
  };
}

/** Returns false, and changes nothing, when an accepted constraint contradicts this one. */
function accept(constraint: Constraint, bonds: Map<string, Bond>): boolean {
  const one = bondOf(constraint.a, bonds);
  if (constraint.kind === 'alone') {
    if (one.ids.length > 1) return false;
    one.isAlone = true;
    return true;
  }
  const two = bondOf(constraint.b, bonds);
  if (constraint.kind === 'apart') {
    if (one === two) return false;
    one.apart.add(two);
    two.apart.add(one);
    return true;
  }
  if (one === two) return true;
  if (one.isAlone || two.isAlone || one.apart.has(two)) return false;
  unite(one, two, bonds);
  return true;
}

function bondOf(id: string, bonds: Map<string, Bond>): Bond {
  let bond = bonds.get(id);
  if (bond === undefined) bonds.set(id, (bond = { ids: [id], apart: new Set(), isAlone: false }));
  return bond;
}

function unite(one: Bond, two: Bond, bonds: Map<string, Bond>): void {
  one.ids.push(...two.ids);
  for (const id of two.ids) bonds.set(id, one);
  for (const other of two.apart) {
    other.apart.delete(two);
    other.apart.add(one);
    one.apart.add(other);
  }
}
