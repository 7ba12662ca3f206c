// Country codes of the register as names.

import type { Outlet } from '../../../domain/outlet.js';

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** Codes that ISO 3166 reserves for private use, except `xk`, which is used for Kosovo. */
const privateUse = /^(?:aa|q[m-z]|x(?!k)[a-z]|zz)$/i;

/** `United Kingdom` for `gb`; undefined for an unknown code, which means nothing to readers. */
export function countryOf(outlet: Pick<Outlet, 'country' | 'countryName'>): string | undefined {
  if (outlet.countryName !== undefined) return outlet.countryName;
  const code = outlet.country?.toUpperCase();
  if (code === undefined || privateUse.test(code)) return undefined;
  try {
    const name = names.of(code);
    return name === code ? undefined : name;
  } catch {
    return undefined;
  }
}
