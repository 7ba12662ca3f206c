// Checks the addresses in markup. Only http, https and, for links, mailto are safe.

import { addressLengthMax } from '../../domain/limits.js';

/** Characters that a browser may skip before it looks for a scheme. */
const invisible =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\u3000\ufeff\ufffd]/g;
const plainAddress = /^https?:\/\/[^\s\\"'<>`{}|^\u0080-\uffff]+$/;
const linkSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const loadSchemes: ReadonlySet<string> = new Set(['http:', 'https:']);

/**
 * The address for `href` (`follow`) or `src` (`load`): absolute if `base` is known, else as
 * written. Undefined if it is unsafe.
 */
export function safeAddress(
  written: string,
  use: 'follow' | 'load',
  base: string | undefined,
): string | undefined {
  if (written.length > addressLengthMax) return undefined;
  const trimmed = written.trim();
  const schemes = use === 'follow' ? linkSchemes : loadSchemes;
  const bare = trimmed.replace(invisible, '');
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(bare)?.[0].toLowerCase();
  if (scheme !== undefined && !schemes.has(scheme)) return undefined;
  if (plainAddress.test(trimmed) && URL.canParse(trimmed)) return trimmed;
  if (scheme === undefined && base === undefined) return relative(trimmed);
  const resolved = resolve(trimmed, base);
  if (resolved === undefined || !schemes.has(resolved.protocol)) return undefined;
  return stableHref(resolved.href);
}

/**
 * The safe candidates of a `srcset`; undefined if there are none. A comma separates candidates
 * after a descriptor or before white space; elsewhere it is part of an address (WHATWG HTML,
 * 4.8.4.2.1).
 */
export function safeSourceSet(written: string, base: string | undefined): string | undefined {
  if (written.length > 4 * addressLengthMax) return undefined;
  const separated = written.replace(/(\s\d{1,5}(?:\.\d{1,5})?[wx]),(?=\S)/g, '$1, ');
  const candidates = separated.split(/,\s+/).flatMap((candidate) => {
    const [address = '', size = '', ...rest] = candidate.trim().split(/\s+/);
    const safe = address === '' ? undefined : safeAddress(address, 'load', base);
    if (safe === undefined || /,/.test(safe) || rest.length > 0) return [];
    if (size === '') return [safe];
    return /^\d+(\.\d+)?[wx]$/.test(size) ? [`${safe} ${size}`] : [];
  });
  return candidates.length === 0 ? undefined : candidates.join(', ');
}

/** A relative address as written; undefined if it contains a backslash or white space. */
function relative(trimmed: string): string | undefined {
  const plain = trimmed.replace(/[\t\n\r]/g, '');
  if (plain === '' || /[\\\s]/.test(plain)) return undefined;
  return plain.replace(invisible, '') === plain ? plain : undefined;
}

function resolve(address: string, base: string | undefined): URL | undefined {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}

/** The address if parsing it again gives the same address; else undefined. */
function stableHref(href: string): string | undefined {
  const again = URL.canParse(href) ? new URL(href).href : undefined;
  return again === href && href.length <= addressLengthMax ? href : undefined;
}
