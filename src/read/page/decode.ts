// The bytes of a page as text: unpacked when packed, then decoded.

import { gunzipSync } from 'node:zlib';
import { decodeHtml } from '../encoding/encoding.js';

/** Longest page read, unpacked, in bytes. */
export const pageBytesMax = 10_000_000;

export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  const body = unpack(bytes).subarray(0, pageBytesMax);
  return asUtf8(body) ?? decodeHtml(body, contentType).text;
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: pageBytesMax });
  } catch {
    // A broken or endless archive holds no page.
    return new Uint8Array(0);
  }
}

/**
 * Pages say much about their charset, but text that is well-formed UTF-8 is UTF-8; only encodings
 * that hide in ASCII (they use escapes or zeros) look so by accident.
 */
function asUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0x1b) || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
