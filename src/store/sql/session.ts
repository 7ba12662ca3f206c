// What a query runs on: one connection, alone or inside a transaction. Each adapter makes one.

import type { Compilable, CompiledQuery, Kysely, RawBuilder } from 'kysely';

export interface Session {
  /** Whether its reads see writes that can still be rolled back. */
  readonly inTransaction: boolean;
  all<R>(query: CompiledQuery<R>): Promise<readonly R[]>;
  /** Returns how many rows changed. */
  run(query: CompiledQuery<unknown>): Promise<number>;
  /** Runs several statements as one, in a transaction of its own or in the current one. */
  atomically<T>(work: (tx: Session) => Promise<T>): Promise<T>;
}

/**
 * A query that is built and compiled once and run many times, because building and compiling
 * takes ten times as long as SQLite takes to answer. `build` gets a stand-in for each value.
 */
export function template<P extends object, R>(
  build: (slot: P) => Pick<Compilable<R>, 'compile'>,
): (values: P) => CompiledQuery<R> {
  const slots = new Proxy({}, { get: (_, name) => new Slot(name) }) as P;
  const compiled = build(slots).compile();
  return (values) => ({
    ...compiled,
    parameters: compiled.parameters.map((value) =>
      value instanceof Slot ? values[value.name as keyof P] : value,
    ),
  });
}

/** The same for statements in SQL. Names with capitals must be quoted. */
export const rawTemplates =
  (db: Kysely<unknown>) =>
  <P extends object, R = unknown>(build: (slot: P) => RawBuilder<R>) =>
    template<P, R>((slot) => ({ compile: () => build(slot).compile(db) }));

class Slot {
  constructor(readonly name: string | symbol) {}
}

/** The stand-ins of a whole row. */
export function slotsOf<R extends object>(names: readonly (keyof R & string)[], slot: R): R {
  return Object.fromEntries(names.map((name) => [name, slot[name]])) as R;
}

/** The first row; undefined if there is none. */
export async function first<R>(rows: Promise<readonly R[]>): Promise<R | undefined> {
  return (await rows)[0];
}

/** How many ids one statement asks for at most. */
export const idsAtOnceMax = 512;

/** Pads ids to a power of two with the last one, so that few different statements arise. */
export function padded(ids: readonly string[]): readonly string[] {
  const last = ids.at(-1);
  if (last === undefined) return [];
  const size = 2 ** Math.ceil(Math.log2(ids.length));
  return [...ids, ...Array.from({ length: size - ids.length }, () => last)];
}
