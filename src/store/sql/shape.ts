// Maps objects of the domain to rows: times as integers, structures as JSON, absent as NULL.

/** The column that holds a field of this type. */
export type Cell<V> = V extends boolean
  ? number
  : V extends string | number | Uint8Array
    ? V
    : string;

export type Row<T> = {
  [K in keyof T]-?: undefined extends T[K] ? Cell<Exclude<T[K], undefined>> | null : Cell<T[K]>;
};

type KindOf<V> = V extends boolean
  ? 'flag'
  : V extends string | number | Uint8Array
    ? 'plain'
    : 'json';

/** Every field of T and how it is written; the compiler keeps the two in step. */
export type Columns<T> = { readonly [K in keyof T]-?: KindOf<Exclude<T[K], undefined>> };

export interface Shape<T> {
  readonly names: readonly (keyof T & string)[];
  toRow(thing: T): Row<T>;
  /** Only the fields named in `patch`; one given as undefined becomes NULL. */
  toPatch(patch: Readonly<Partial<Record<keyof T, unknown>>>): Partial<Row<T>>;
  fromRow(row: Row<T>): T;
}

export function shape<T extends object>(columns: Columns<T>): Shape<T> {
  const kinds = Object.entries(columns) as [keyof T & string, string][];
  const known = new Map<string, string>(kinds);
  return {
    names: kinds.map(([name]) => name),
    toRow: (thing) =>
      Object.fromEntries(kinds.map(([name, kind]) => [name, write(kind, thing[name])])) as Row<T>,
    toPatch: (patch) => {
      const given = Object.entries(patch).filter(([name]) => known.has(name));
      const cells = given.map(([name, value]) => [name, write(known.get(name), value)]);
      return Object.fromEntries(cells) as Partial<Row<T>>;
    },
    fromRow: (row) => {
      const thing: Record<string, unknown> = {};
      for (const [name, kind] of kinds) {
        const cell = row[name];
        if (cell !== null) thing[name] = read(kind, cell);
      }
      return thing as T;
    },
  };
}

function write(kind: string | undefined, value: unknown): unknown {
  if (value === undefined) return null;
  if (kind === 'json') return JSON.stringify(value);
  return kind === 'flag' ? Number(value) : value;
}

function read(kind: string, cell: unknown): unknown {
  if (kind === 'json') return JSON.parse(cell as string);
  return kind === 'flag' ? cell === 1 : cell;
}
