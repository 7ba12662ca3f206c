// Country codes of the register as names.

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** Codes ISO 3166 leaves to private use; Kosovo's is in general use all the same. */
const privateUse = /^(?:aa|q[m-z]|x(?!k)[a-z]|zz)$/i;

/** `United Kingdom` for `gb`; the code itself when nobody knows it. */
export function countryName(code: string): string {
  if (privateUse.test(code)) return code.toUpperCase();
  try {
    return names.of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}
