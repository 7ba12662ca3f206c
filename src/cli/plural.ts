// Numbers with nouns.

/** "1 report", "2 reports". `many` is for irregular plurals. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
