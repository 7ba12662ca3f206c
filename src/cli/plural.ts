// Counted words, as a person would say them.

/** "1 report", "2 reports"; a word that bends otherwise gives its plural. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
