// 32-bit FNV-1a (Fowler, Noll, Vo): the hash of words and texts.

export const fnvBasis = 0x811c9dc5;
export const fnvPrime = 0x01000193;

/** The hash of a text, over its UTF-16 units. */
export function textHash(text: string): number {
  let hash = fnvBasis;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), fnvPrime);
  }
  return hash;
}
