// Makes the addresses of feeds absolute if the base is known, and drops unsafe ones.

import { addressLengthMax } from '../../domain/limits.js';

/** Schemes a link may have; others (javascript, data, file …) are dropped. */
const safeSchemes: ReadonlySet<string> = new Set([
  'http',
  'https',
  'ftp',
  'mailto',
  'feed',
  'tel',
  'magnet',
]);
/** Most links: absolute and without anything to repair. */
const plainWeb = /^https?:\/\/[^\s\0-\x20]+$/;
const scheme = /^([a-z][a-z0-9+.-]*):/i;

/**
 * The address as written if it is absolute, else resolved against `base`. Undefined if it is empty
 * and there is nothing to resolve.
 */
export function resolveAddress(text: string, base: string | undefined): string | undefined {
  const plain = text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
  if (plain === '') return base === undefined || text === '' ? undefined : base;
  if (scheme.test(plain) || base === undefined) return plain;
  return URL.canParse(plain, base) ? new URL(plain, base).href : plain;
}

/** The absolute address of a link that is safe to follow; undefined if it is not. */
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
  return named === undefined || safeSchemes.has(named) ? address : undefined;
}

/** Is this an absolute http or https address? */
export function isWeb(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text);
}
