// Door of decoding: bytes to text. A byte order mark and valid UTF-8 decide alone, then the
// declarations as far as they fit the bytes, then what the bytes look like.

import { decoderFor, type Decoder } from './decoder.js';
import { detectEncoding, type Detected } from './detect.js';
import { decodeLatinInUtf8, isMostlyUtf8 } from './latin-in-utf8.js';
import {
  encodingOfDeclaration,
  encodingOfHeader,
  encodingOfMark,
  encodingOfMeta,
  encodingOfShape,
} from './hints.js';

export interface Decoded {
  readonly text: string;
  /** Lower case. */
  readonly encoding: string;
  /** The declared encoding is unknown or does not fit the bytes. */
  readonly repaired: boolean;
  readonly warnings: readonly string[];
}

/** Decodes an XML document, or JSON as XML without a declaration. Never throws. */
export function decodeXml(bytes: Uint8Array, contentType?: string): Decoded {
  const shape = encodingOfShape(bytes);
  const declared = encodingOfDeclaration(bytes, shape);
  // The shape of EBCDIC reveals only the family; the declaration names the code page.
  const isEbcdic = shape === 'cp037';
  const sure = encodingOfMark(bytes) ?? (isEbcdic ? (declared ?? shape) : shape);
  return decode(bytes, sure, [encodingOfHeader(contentType), declared]);
}

/** Decodes an HTML page. Never throws. */
export function decodeHtml(bytes: Uint8Array, contentType?: string): Decoded {
  const sure = encodingOfMark(bytes) ?? encodingOfShape(bytes);
  return decode(bytes, sure, [encodingOfHeader(contentType), encodingOfMeta(bytes)]);
}

/** `sure` is the encoding that the first bytes reveal; `declared` are the declarations in order. */
function decode(
  bytes: Uint8Array,
  sure: string | undefined,
  declared: readonly (string | undefined)[],
): Decoded {
  const warnings: string[] = [];
  const labels = [...new Set([sure, ...declared].filter((label) => label !== undefined))];
  const decoders = labels.flatMap((label) => {
    const decoder = decoderFor(label);
    if (decoder === undefined)
      warnings.push(`The declared encoding “${label.slice(0, 40)}” is unknown.`);
    return decoder ?? [];
  });
  const utf8 = sure === undefined ? asUtf8(bytes, decoders) : undefined;
  if (utf8 !== undefined) return utf8Result(utf8, decoders, warnings);
  const detected = sure === undefined ? detectEncoding(bytes) : undefined;
  for (const decoder of decoders) {
    const text = fits(decoder, detected) ? decoder.strict(bytes) : undefined;
    if (text !== undefined) return result(text, decoder.label, warnings);
    warnings.push(`The text is not in the declared encoding ${decoder.label}.`);
  }
  return guess(bytes, decoders[0], detected?.label, warnings);
}

/**
 * Bytes that are valid UTF-8 are UTF-8, whatever is declared. Text in ASCII is read as declared
 * unless it cannot be: encodings with zero bytes or escapes only look like ASCII.
 */
function asUtf8(bytes: Uint8Array, decoders: readonly Decoder[]): string | undefined {
  if (bytes.includes(0) || bytes.includes(0x1b)) return undefined;
  const isWide = decoders[0] === undefined || /^utf-(?:16|32)/.test(decoders[0].label);
  if (!isWide && bytes.every((byte) => byte < 128)) return undefined;
  return decoderFor('utf-8')?.strict(bytes);
}

/** A server adds its default charset to any document; only a wrong declaration of it is a fault. */
function utf8Result(text: string, decoders: readonly Decoder[], warnings: string[]): Decoded {
  const isDeclared = decoders.length === 0 || decoders.some(({ label }) => label === 'utf-8');
  if (!isDeclared) {
    warnings.push(`The text is not in the declared encoding ${decoders[0]?.label ?? ''}.`);
  }
  return result(text, 'utf-8', warnings);
}

/** Single-byte encodings of Latin letters fit any bytes, and are often declared by default. */
const latinLabel =
  /^(?:us-ascii|l\d|latin|iso-?8859-?(?:[12349]|1[03456])$|(?:windows-|cp)125[0247]$)/;
const singleByte = /^(?:windows|iso-8859|koi8|cp125|ibm866|x-mac)/;

/**
 * Does the detected alphabet allow the declared encoding? A multi-byte encoding is checked by
 * decoding. A single-byte one fits any bytes, so it is doubted if another one is twice as likely.
 */
function fits({ label }: Decoder, detected: Detected | undefined): boolean {
  if (detected === undefined || !detected.otherScript || detected.label === label) return true;
  if (latinLabel.test(label)) return false;
  if (!singleByte.test(label) || isKoi(label, detected.label)) return true;
  const best = detected.confidences.get(detected.label) ?? 0;
  return 2 * (detected.confidences.get(label) ?? 0) >= best;
}

function isKoi(one: string, other: string): boolean {
  return one.startsWith('koi8') && other.startsWith('koi8');
}

/** The detected encoding, else Windows Latin if plausible, else the first declared with repairs. */
function guess(
  bytes: Uint8Array,
  declared: Decoder | undefined,
  detected: string | undefined,
  warnings: string[],
): Decoded {
  const isUtf8 = declared?.label === 'utf-8';
  const found = isUtf8 && isMostlyUtf8(bytes) ? undefined : decoderFor(detected ?? '');
  if (found !== undefined) {
    warnings.push(`The text was read as ${found.label}.`);
    return result(found.lenient(bytes), found.label, warnings);
  }
  if (declared !== undefined && !isUtf8 && declared.label !== 'us-ascii') {
    return result(declared.lenient(bytes), declared.label, warnings);
  }
  const latin = isUtf8 ? decodeLatinInUtf8(bytes) : decoderFor('windows-1252')?.lenient(bytes);
  if (latin === undefined) {
    return result(decoderFor('utf-8')?.lenient(bytes) ?? '', 'utf-8', warnings);
  }
  warnings.push('The text is not UTF-8; it was read as Windows Latin.');
  return result(latin, 'windows-1252', warnings);
}

function result(text: string, encoding: string, warnings: readonly string[]): Decoded {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return { text: plain, encoding, repaired: warnings.length > 0, warnings };
}
