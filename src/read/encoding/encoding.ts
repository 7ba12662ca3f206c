// Door of decoding: bytes to text. Byte order mark, HTTP charset, XML declaration, then what the
// bytes look like; a label that lies is passed over, and the answer says so.

import { decoderFor } from './decoder.js';
import { decodeLatinInUtf8 } from './latin-in-utf8.js';
import { fromDeclaration, fromHeader, fromMark, fromMeta, fromShape } from './hints.js';

export interface Decoded {
  readonly text: string;
  /** Lower case. */
  readonly encoding: string;
  /** What was declared is unknown or does not fit the bytes. */
  readonly repaired: boolean;
  readonly warnings: readonly string[];
}

/** Decodes an XML document (or JSON, whose declaration is then simply missing). Never throws. */
export function decodeXml(bytes: Uint8Array, contentType?: string): Decoded {
  const mark = fromMark(bytes);
  const shape = fromShape(bytes);
  const header = fromHeader(contentType);
  const declared = fromDeclaration(bytes, shape);
  const sure = mark ?? wide(shape) ?? trusted(header, declared, bytes);
  return choose(bytes, sure === undefined ? [declared ?? shape] : [sure, header, declared]);
}

/** Decodes an HTML page: mark, header, meta element, then what fits. Never throws. */
export function decodeHtml(bytes: Uint8Array, contentType?: string): Decoded {
  return choose(bytes, [fromMark(bytes) ?? fromHeader(contentType), fromMeta(bytes)]);
}

/** EBCDIC is a family only: its declaration names the page. */
function wide(shape: string | undefined): string | undefined {
  return shape === 'cp037' ? undefined : shape;
}

/**
 * A header's single-byte charset fits any bytes, and servers add one unasked: against a document
 * that declares UTF-8 and is UTF-8, it loses.
 */
function trusted(
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
    if (text !== undefined) return decoded(text, decoder.label, warnings);
    warnings.push(`The text is not in the declared encoding ${decoder.label}.`);
  }
  return guess(bytes, labels, warnings);
}

/** UTF-8 when it fits, else Windows Latin if plausible; else what was declared, mended. */
function guess(bytes: Uint8Array, labels: readonly string[], warnings: string[]): Decoded {
  const utf8 = decoderFor('utf-8');
  const text = utf8?.strict(bytes);
  if (text !== undefined) return decoded(text, 'utf-8', warnings);
  const first = labels.map(decoderFor).find((decoder) => decoder !== undefined);
  const isUtf8 = first?.label === 'utf-8';
  if (first !== undefined && first.label !== 'us-ascii' && !isUtf8) {
    return decoded(first.lenient(bytes), first.label, warnings);
  }
  const latin = isUtf8 ? decodeLatinInUtf8(bytes) : new TextDecoder('windows-1252').decode(bytes);
  if (latin === undefined) return decoded(utf8?.lenient(bytes) ?? '', 'utf-8', warnings);
  warnings.push('The text is not UTF-8; it was read as Windows Latin.');
  return decoded(latin, 'windows-1252', warnings);
}

function decoded(text: string, encoding: string, warnings: readonly string[]): Decoded {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return { text: plain, encoding, repaired: warnings.length > 0, warnings };
}
