// The bytes of a page as text: unpacked if compressed, then decoded.

import { gunzipSync } from 'node:zlib';
import { decodeHtml } from '../encoding/encoding.js';

/** Longest page read, in bytes after unpacking. */
export const pageBytesMax = 10_000_000;

/** The text of a page; empty if the bytes are a broken archive. Never throws. */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  const body = unpack(bytes).subarray(0, pageBytesMax);
  return decodeHtml(body, contentType).text;
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: pageBytesMax });
  } catch {
    // A broken or endless archive contains no page.
    return new Uint8Array(0);
  }
}
