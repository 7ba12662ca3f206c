// Country codes of the register as names.

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** `United Kingdom` for `gb`; the code itself when nobody knows it. */
export function countryName(code: string): string {
  try {
    return names.of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}
