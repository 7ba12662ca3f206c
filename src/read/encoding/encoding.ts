// Door of decoding: bytes to text, by byte order mark, HTTP charset, XML declaration, then by what
// the bytes look like. A label that does not fit the bytes is ignored with a warning.

import { decoderFor } from './decoder.js';
import { decodeLatinInUtf8 } from './latin-in-utf8.js';
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
  const mark = encodingOfMark(bytes);
  const shape = encodingOfShape(bytes);
  const header = encodingOfHeader(contentType);
  const declared = encodingOfDeclaration(bytes, shape);
  const sure = mark ?? unlessEbcdic(shape) ?? trustedHeader(header, declared, bytes);
  return choose(bytes, sure === undefined ? [declared ?? shape] : [sure, header, declared]);
}

/** Decodes an HTML page by mark, header, meta element, then by what fits. Never throws. */
export function decodeHtml(bytes: Uint8Array, contentType?: string): Decoded {
  return choose(bytes, [
    encodingOfMark(bytes) ?? encodingOfHeader(contentType),
    encodingOfMeta(bytes),
  ]);
}

/** The shape of EBCDIC reveals only the family; the declaration names the code page. */
function unlessEbcdic(shape: string | undefined): string | undefined {
  return shape === 'cp037' ? undefined : shape;
}

/**
 * Servers add a single-byte charset by default, and it fits any bytes. It is not trusted for a
 * document that declares UTF-8 and is UTF-8.
 */
function trustedHeader(
  header: string | undefined,
  declared: string | undefined,
  bytes: Uint8Array,
): string | undefined {
  if (header === undefined || !/^(iso-8859-1|latin1|windows-1252)$/i.test(header)) return header;
  const saysUtf8 = /^utf-?8$/i.test(declared ?? '');
  if (!saysUtf8 || bytes.every((byte) => byte < 128)) return header;
  return decoderFor('utf-8')?.strict(bytes) === undefined ? header : undefined;
}

function choose(bytes: Uint8Array, given: readonly (string | undefined)[]): Decoded {
  const warnings: string[] = [];
  const labels = [...new Set(given.filter((label) => label !== undefined))];
  for (const label of labels) {
    const decoder = decoderFor(label);
    if (decoder === undefined) {
      warnings.push(`The declared encoding “${label.slice(0, 40)}” is unknown.`);
      continue;
    }
    const text = decoder.strict(bytes);
    if (text !== undefined) return result(text, decoder.label, warnings);
    warnings.push(`The text is not in the declared encoding ${decoder.label}.`);
  }
  return guess(bytes, labels, warnings);
}

/** UTF-8 if it fits, else Windows Latin if plausible, else the declared encoding with repairs. */
function guess(bytes: Uint8Array, labels: readonly string[], warnings: string[]): Decoded {
  const utf8 = decoderFor('utf-8');
  const text = utf8?.strict(bytes);
  if (text !== undefined) return result(text, 'utf-8', warnings);
  const first = labels.map(decoderFor).find((decoder) => decoder !== undefined);
  const isUtf8 = first?.label === 'utf-8';
  if (first !== undefined && first.label !== 'us-ascii' && !isUtf8) {
    return result(first.lenient(bytes), first.label, warnings);
  }
  const latin = isUtf8 ? decodeLatinInUtf8(bytes) : new TextDecoder('windows-1252').decode(bytes);
  if (latin === undefined) return result(utf8?.lenient(bytes) ?? '', 'utf-8', warnings);
  warnings.push('The text is not UTF-8; it was read as Windows Latin.');
  return result(latin, 'windows-1252', warnings);
}

function result(text: string, encoding: string, warnings: readonly string[]): Decoded {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return { text: plain, encoding, repaired: warnings.length > 0, warnings };
}
