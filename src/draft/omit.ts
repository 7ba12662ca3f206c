/** A copy of the object without the given keys. */
export function omit<T extends object, K extends keyof T>(thing: T, ...keys: K[]): Omit<T, K> {
  const entries = Object.entries(thing).filter(([key]) => !keys.some((omitted) => omitted === key));
  return Object.fromEntries(entries) as Omit<T, K>;
}
