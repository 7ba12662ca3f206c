// Repairs the damage that a text took on its way between systems: invisible characters, ligatures,
// wrong decodings. Repaired texts are compared, never shown.

/** What a repair would find. Most texts contain none of it. */
const suspect = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\uFB00-\uFB06\uFF01-\uFF5EÂÃÄÅÐÑâ]/u;
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu;
/** Ligatures and full-width letters. */
const joined = /[\uFB00-\uFB06\uFF01-\uFF5E]/gu;

/** The characters of Windows-1252 from 0x80 to 0x9F; a space where it has none. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const tail = `[\\u0080-\\u00BF${upper.replaceAll(' ', '')}]`;
/** UTF-8 decoded as Windows-1252: a lead byte of a common script, then its other bytes. */
const damaged = new RegExp(`[ÂÃÄÅÐÑ]${tail}|â${tail}{2}`, 'gu');
/** One such sequence may be intended; two are damage. */
const damagesMin = 2;

/** Returns the text itself if there is nothing to repair. Takes linear time. */
export function repairText(text: string): string {
  if (!suspect.test(text)) return text;
  const plain = text.replace(invisible, '').replace(joined, (sign) => sign.normalize('NFKC'));
  if ((plain.match(damaged) ?? []).length < damagesMin) return plain;
  return plain.replace(damaged, undamaged);
}

function undamaged(signs: string): string {
  const bytes = Uint8Array.from(signs, (sign) => windowsByte(sign));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return signs;
  }
}

function windowsByte(sign: string): number {
  const at = sign === ' ' ? -1 : upper.indexOf(sign);
  return at < 0 ? sign.charCodeAt(0) & 0xff : 0x80 + at;
}
