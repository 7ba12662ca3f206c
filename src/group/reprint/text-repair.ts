// A text as its first bearer typed it, as far as that can be told: without the marks that carrying
// it from system to system left in it. Texts are compared so, never shown so.

/** What any of the mendings would find; most texts have none of it. */
const suspect = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\uFB00-\uFB06\uFF01-\uFF5EÂÃÄÅÐÑâ]/u;
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu;
/** Ligatures and full-width letters. */
const joined = /[\uFB00-\uFB06\uFF01-\uFF5E]/gu;

/** What Windows-1252 has at 0x80 to 0x9F; a space where it has nothing. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const tail = `[\\u0080-\\u00BF${upper.replaceAll(' ', '')}]`;
/** UTF-8 read as Windows-1252: a lead byte of the scripts that news is damaged in, its tail. */
const damaged = new RegExp(`[ÂÃÄÅÐÑ]${tail}|â${tail}{2}`, 'gu');
/** One such pair can be meant; two are no chance. */
const damagesMin = 2;

export function repairText(text: string): string {
  if (!suspect.test(text)) return text;
  const plain = text.replace(unseen, '').replace(joined, (sign) => sign.normalize('NFKC'));
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
