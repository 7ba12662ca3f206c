// What editors decided, as examples that can be run again: one JSON object a line,
// {"together": [a, b]}, {"apart": [a, b]} or {"alone": a}, each with a "note" if one likes.

import type { Placement } from './event.js';

/** An editor's word on who belongs together, by article ids. */
export type Constraint =
  /** These two report one event. */
  | { readonly kind: 'together'; readonly a: string; readonly b: string }
  /** These two do not. */
  | { readonly kind: 'apart'; readonly a: string; readonly b: string }
  /** This one belongs to no event with others. */
  | { readonly kind: 'alone'; readonly a: string };

export interface Correction {
  readonly constraint: Constraint;
  readonly note?: string;
}

type Id = string | number;

/** Undefined for what is no correction. Ids may be numbers, as in files of articles. */
export function correctionIn(row: unknown): Correction | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { together, apart, alone, note } = row as Record<string, unknown>;
  const said = [together, apart, alone].filter((value) => value !== undefined);
  if (said.length !== 1) return undefined;
  const constraint =
    constraintOf('together', together) ??
    constraintOf('apart', apart) ??
    (isId(alone) ? { kind: 'alone' as const, a: String(alone) } : undefined);
  if (constraint === undefined) return undefined;
  return typeof note === 'string' ? { constraint, note } : { constraint };
}

const isId = (value: unknown): value is Id =>
  typeof value === 'string' || typeof value === 'number';

function constraintOf(kind: 'together' | 'apart', pair: unknown): Constraint | undefined {
  if (!Array.isArray(pair) || pair.length !== 2) return undefined;
  const [a, b] = pair as readonly unknown[];
  if (!isId(a) || !isId(b) || String(a) === String(b)) return undefined;
  return { kind, a: String(a), b: String(b) };
}

/** As a line of the file form, without its end. */
export function correctionLine({ constraint, note }: Correction): string {
  const said =
    constraint.kind === 'alone'
      ? { alone: constraint.a }
      : { [constraint.kind]: [constraint.a, constraint.b] };
  return JSON.stringify(note === undefined ? said : { ...said, note });
}

export const idsOf = (constraint: Constraint): readonly string[] =>
  constraint.kind === 'alone' ? [constraint.a] : [constraint.a, constraint.b];

/** Tells whether a grouping (article id → event id) is as an editor would have it. */
export function obeyedBy(events: ReadonlyMap<string, string>): (constraint: Constraint) => boolean {
  const sizes = new Map<string, number>();
  for (const event of events.values()) sizes.set(event, (sizes.get(event) ?? 0) + 1);
  return (constraint) => {
    const event = events.get(constraint.a);
    if (event === undefined) return false;
    if (constraint.kind === 'alone') return sizes.get(event) === 1;
    return (event === events.get(constraint.b)) === (constraint.kind === 'together');
  };
}

/** An article that stands in an event. */
export type Placed = Pick<Placement, 'articleId' | 'eventId' | 'pinned' | 'runnerUp'>;

/**
 * What the pins among the placements say: each pinned article belongs with the first other one of
 * its event, or to none, and not with the event it would have gone to.
 */
export function correctionsFrom(placed: readonly Placed[]): readonly Correction[] {
  const members = new Map<string, string[]>();
  for (const { articleId, eventId } of placed) {
    const known = members.get(eventId);
    if (known === undefined) members.set(eventId, [articleId]);
    else known.push(articleId);
  }
  const other = (eventId: string, articleId: string): string | undefined =>
    members.get(eventId)?.find((id) => id !== articleId);
  const found = new Map<string, Correction>();
  const add = (constraint: Constraint): void => {
    const correction = { constraint };
    found.set([constraint.kind, ...idsOf(constraint).toSorted()].join(' '), correction);
  };
  for (const { articleId: a, eventId, pinned, runnerUp } of placed) {
    if (!pinned) continue;
    const b = other(eventId, a);
    add(b === undefined ? { kind: 'alone', a } : { kind: 'together', a, b });
    const rival = runnerUp && runnerUp.eventId !== eventId ? other(runnerUp.eventId, a) : undefined;
    if (b !== undefined && rival !== undefined) add({ kind: 'apart', a, b: rival });
  }
  return [...found.values()];
}
