// Addresses as feeds write them: made absolute where the base is known, dropped where unsafe.

import { addressLengthMax } from '../../domain/limits.js';

/** Schemes a link may have; all others (javascript, data, file …) are left out. */
const safe: ReadonlySet<string> = new Set([
  'http',
  'https',
  'ftp',
  'mailto',
  'feed',
  'tel',
  'magnet',
]);
/** Nothing to mend: most links are of this kind. */
const plainWeb = /^https?:\/\/[^\s\0-\x20]+$/;
const scheme = /^([a-z][a-z0-9+.-]*):/i;

/** As written where absolute; resolved where a base is known; undefined when it cannot be. */
export function resolveAddress(text: string, base: string | undefined): string | undefined {
  const plain = text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
  if (plain === '') return base === undefined || text === '' ? undefined : base;
  if (scheme.test(plain) || base === undefined) return plain;
  return URL.canParse(plain, base) ? new URL(plain, base).href : plain;
}

/** A link one may follow, or undefined. */
export function safeAddress(
  text: string | undefined,
  base: string | undefined,
): string | undefined {
  if (text === undefined || text.length > addressLengthMax) return undefined;
  if (plainWeb.test(text)) return text;
  if (text.trim() === '') return undefined;
  const address = resolveAddress(text, base);
  if (address === undefined || address.length > addressLengthMax) return undefined;
  const named = scheme.exec(address.replace(/[\0-\x20]/g, ''))?.[1]?.toLowerCase();
  return named === undefined || safe.has(named) ? address : undefined;
}

/** An address that can be read on the web. */
export function isWeb(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text);
}
