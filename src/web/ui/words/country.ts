// Country codes of the register as names.

import type { Outlet } from '../../../domain/outlet.js';

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** Codes ISO 3166 leaves to private use; Kosovo's is in general use all the same. */
const privateUse = /^(?:aa|q[m-z]|x(?!k)[a-z]|zz)$/i;

/** `United Kingdom` for `gb`; undefined when nobody knows it: a code says nothing to a reader. */
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
