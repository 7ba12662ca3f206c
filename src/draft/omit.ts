/** The thing without some of its parts; for optional ones that must not linger. */
export function omit<T extends object, K extends keyof T>(thing: T, ...parts: K[]): Omit<T, K> {
  const left = Object.entries(thing).filter(([key]) => !parts.some((part) => part === key));
  return Object.fromEntries(left) as Omit<T, K>;
}
