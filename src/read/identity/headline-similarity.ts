// The similarity of two headlines in any script: Dice coefficient of their letter triples.

/** From 0 (no triple in common) to 1. */
export function headlineSimilarity(one: string, other: string): number {
  const first = letterTriples(one);
  const second = letterTriples(other);
  if (first.size === 0 || second.size === 0) return one === other ? 1 : 0;
  let shared = 0;
  for (const triple of first) if (second.has(triple)) shared += 1;
  return (2 * shared) / (first.size + second.size);
}

function letterTriples(text: string): Set<string> {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= plain.length; at += 1) found.add(plain.slice(at, at + 3));
  return found;
}
