// The bytes of a page as text: unpacked when packed, decoded by mark, header, meta element, or by
// what the bytes look like.

import { gunzipSync } from 'node:zlib';

/** Longest page read, unpacked, in bytes. */
export const pageBytesMax = 10_000_000;
/** Where a page may declare its charset, in bytes. */
const declarationBytesMax = 4_096;

export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  const body = unpack(bytes).subarray(0, pageBytesMax);
  const start = Buffer.from(body.subarray(0, declarationBytesMax)).toString('latin1');
  const marked = markOf(body);
  const declared = [
    /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1],
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1],
    /<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(start)?.[1],
  ];
  if (marked !== undefined) return decode(body, marked, false) ?? '';
  for (const label of ['utf-8', ...declared, 'windows-1252']) {
    const text = label === undefined ? undefined : decode(body, label, true);
    if (text !== undefined) return text;
  }
  const [first = 'utf-8'] = declared.filter((label) => label !== undefined);
  return decode(body, first, false) ?? decode(body, 'utf-8', false) ?? '';
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

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decode(bytes: Uint8Array, label: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}
