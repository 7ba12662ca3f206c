// Optional properties: absent, never undefined.

/** The given values without those that are undefined: `{ id, ...present({ title, language }) }`. */
export function present<T extends object>(values: T): Present<T> {
  const result: Present<T> = {};
  for (const key in values) {
    if (values[key] !== undefined) result[key] = values[key] as Exclude<T[typeof key], undefined>;
  }
  return result;
}

export type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };
