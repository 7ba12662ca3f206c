// The characters of XML names (XML 1.0, fifth edition, productions 4 and 4a).

const start =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF' +
  '\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD' +
  '\\u{10000}-\\u{EFFFF}';
const rest = `${start}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`;

const name = new RegExp(`^[${start}][${rest}]*$`, 'u');
const plainName = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;

/** Is this a name, with at most one colon between two parts (Namespaces in XML 1.0)? */
export function isName(text: string): boolean {
  if (plainName.test(text)) return true;
  if (!name.test(text)) return false;
  const parts = text.split(':');
  return parts.length === 1 || (parts.length === 2 && parts.every((part) => name.test(part)));
}

/** May a name begin with this UTF-16 unit? Units above ASCII are accepted and checked later. */
export function beginsName(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    unit === 95 ||
    unit === 58 ||
    unit > 127
  );
}

export function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9 || unit === 13;
}
