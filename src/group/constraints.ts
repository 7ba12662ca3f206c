// The editor's word on who belongs together: an input that no judgement overrules.

export type Constraint =
  /** These two report one event. */
  | { readonly kind: 'together'; readonly a: string; readonly b: string }
  /** These two do not. */
  | { readonly kind: 'apart'; readonly a: string; readonly b: string }
  /** This one belongs to no event with others. */
  | { readonly kind: 'alone'; readonly a: string };

export interface Constraints {
  /** True when nothing keeps the two apart. */
  allow(a: string, b: string): boolean;
  /** True when nothing keeps any of the ones apart from any of the others. */
  allowAll(one: readonly string[], two: readonly string[]): boolean;
  /** Ids that must stand with this one. */
  partnersOf(id: string): readonly string[];
  readonly none: boolean;
}

export function createConstraints(all: readonly Constraint[] = []): Constraints {
  const apart = new Map<string, Set<string>>();
  const together = new Map<string, Set<string>>();
  const alone = new Set<string>();
  for (const constraint of all) {
    if (constraint.kind === 'alone') alone.add(constraint.a);
    else note(constraint.kind === 'apart' ? apart : together, constraint.a, constraint.b);
  }
  const bound = new Set([...apart.keys(), ...alone]);

  const allow = (a: string, b: string): boolean =>
    a === b || !(alone.has(a) || alone.has(b) || apart.get(a)?.has(b) === true);

  return {
    allow,
    allowAll(one, two) {
      if (bound.size === 0) return true;
      const [few, others] = one.some((id) => bound.has(id)) ? [one, two] : [two, one];
      return few.every((id) => !bound.has(id) || others.every((other) => allow(id, other)));
    },
    partnersOf: (id) => [...(together.get(id) ?? [])],
    none: all.length === 0,
  };
}

function note(into: Map<string, Set<string>>, a: string, b: string): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = into.get(from);
    if (known === undefined) into.set(from, new Set([to]));
    else known.add(to);
  }
}
