// Western text in bytes that are declared UTF-8: publishing software changed its charset without
// converting its database, or someone pasted one charset into the other.

import { decoderFor } from './decoder.js';

/** Text in another alphabet is full of high bytes and does not become readable as Western. */
const highShareMax = 0.3;

/**
 * Reads bytes that are not UTF-8 as Windows Latin and the rest as UTF-8. Undefined if that is not
 * plausible: the document is mostly UTF-8 with some letters cut in two, or in another alphabet.
 */
export function decodeLatinInUtf8(bytes: Uint8Array): string | undefined {
  const { stray } = findStrayBytes(bytes);
  if (stray.length === 0 || isMostlyUtf8(bytes)) return undefined;
  if (stray.length > highShareMax * bytes.length) return undefined;
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const latin = decoderFor('windows-1252');
  const parts: string[] = [];
  let from = 0;
  for (const at of stray) {
    if (at > from) parts.push(utf8.decode(bytes.subarray(from, at)));
    parts.push(latin?.lenient(bytes.subarray(at, at + 1)) ?? '');
    from = at + 1;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
}

/** Is the text UTF-8 with some damaged letters? */
export function isMostlyUtf8(bytes: Uint8Array): boolean {
  const { stray, letters } = findStrayBytes(bytes);
  return stray.length <= letters;
}

/** Offsets of bytes outside any UTF-8 sequence, and the number of sequences of several bytes. */
function findStrayBytes(bytes: Uint8Array): {
  readonly stray: readonly number[];
  readonly letters: number;
} {
  const stray: number[] = [];
  let letters = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) stray.push(at);
    else if (length > 1) letters += 1;
    at += Math.max(1, length);
  }
  return { stray, letters };
}

/** Length of the UTF-8 sequence that begins here; 0 if none does. RFC 3629, section 4. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const second = bytes[at + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < least || second > most) return 0;
  for (let next = at + 2; next < at + length; next += 1) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}
