// The words of a permalink, Blogger's way, so that an old blog and a new one look alike.

import slugify from '@sindresorhus/slugify';

/** Blogger cuts at the last whole word within this many characters. */
export const slugLengthMax = 39;

const smallWords: ReadonlySet<string> = new Set(['a', 'an', 'the']);
/** Blogger's slug for a title without any letter that fits an address. */
const nameless = 'blog-post';

/**
 * Lower-case ASCII words joined by hyphens: `syrian-army-backed-by-russia-air-force`. Never empty.
 * Articles are dropped; a first word that is too long by itself is cut.
 */
export function slugFor(title: string): string {
  const words = slugify(title.replace(/['’ʼ`]/gu, ''), { decamelize: false })
    .split('-')
    .filter((word) => word !== '');
  const content = words.filter((word) => !smallWords.has(word));
  const used = content.length > 0 ? content : words;
  let slug = '';
  for (const word of used) {
    const longer = slug === '' ? word.slice(0, slugLengthMax) : `${slug}-${word}`;
    if (longer.length > slugLengthMax) break;
    slug = longer;
  }
  return slug === '' ? nameless : slug;
}
