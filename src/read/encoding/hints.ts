// The places that name a document's encoding: byte order mark, shape of the first bytes, HTTP
// header, XML declaration, HTML meta element.

import { decodeEbcdic } from './ebcdic.js';

/** A declaration is searched for in this many bytes. */
const headBytes = 4_096;

/** The encoding of a byte order mark. */
export function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  return undefined;
}

/** The encoding family that the first bytes, `<?` or `<x`, reveal (XML 1.0, appendix F). */
export function encodingOfShape(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return 'utf-32be';
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0x4c && b === 0x6f && c === 0xa7 && d === 0x94) return 'cp037';
  return undefined;
}

/** `charset` of a Content-Type header. */
export function encodingOfHeader(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1];
}

/** `encoding` of the XML declaration, read as ASCII or in the family that `shape` names. */
export function encodingOfDeclaration(bytes: Uint8Array, shape?: string): string | undefined {
  const head = bytes.subarray(0, headBytes);
  const text = shape === 'cp037' ? decodeEbcdic(head, '37') : latin(head).replaceAll('\0', '');
  const declared = /<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']?\s{0,9}([^\s"'?>]+)/.exec(text);
  return declared?.[1];
}

/** Browsers search the whole head of a page, which scripts and styles make long. */
const metaBytes = 65_536;

/** `charset` that an HTML page declares in its head. */
export function encodingOfMeta(bytes: Uint8Array): string | undefined {
  return /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([^\s"';>]+)/i.exec(
    latin(bytes.subarray(0, metaBytes)),
  )?.[1];
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
