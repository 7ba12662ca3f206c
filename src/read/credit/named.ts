// Which agency a printed name means; nothing for a name that only looks like one.

import { agencies } from './agencies.js';

const byName: ReadonlyMap<string, string> = new Map(
  agencies.flatMap(({ id, names }) => names.map((name) => [plain(name), id] as const)),
);
const byInitials: ReadonlyMap<string, string> = new Map(
  agencies.flatMap(({ id, initials }) => initials.map((one) => [one, id] as const)),
);

/** What may follow an agency's name where its people sign. */
const office = new RegExp(
  '[\\s-]+(?:staff|editorial|news(?:room)?|news agency|agency|wires?|newswire|tv|report|' +
    '(?:[a-z]+ ){0,3}(?:writers?|correspondents?|reporters?|editors?|bureau|desk|service))$',
  'i',
);

/** The agency that `name`, as a whole, names. */
export function agencyNamed(name: string): string | undefined {
  const printed = name.replace(/^[\s"'“”(.[]+|[\s"'“”).\],:]+$/g, '').replace(/^the\s+/i, '');
  const known = byInitials.get(printed) ?? byName.get(plain(printed));
  if (known !== undefined) return known;
  const without = printed.replace(office, '');
  return without === printed ? undefined : agencyNamed(without);
}

/** Agencies of a list like `AFP/Reuters`, `APA/dpa` or `AP and Reuters`; all parts must be ones. */
export function agenciesListed(text: string): readonly string[] {
  const parts = text
    .split(/\s*[/,&;+|]\s*|\s+(?:and|und|et|y|e|и)\s+|\s[-–—]\s/)
    .filter((one) => one.trim() !== '');
  const found = parts.map(agencyNamed);
  return found.every((id) => id !== undefined) ? [...new Set(found)] : [];
}

/** Any agency that a name in the list names, in order. */
export function agenciesAmong(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => agencyNamed(name) ?? []))];
}

/** A pattern that finds candidates of names in running text; each is to be judged. */
export const namePattern = [...agencies.flatMap(({ names, initials }) => [...names, ...initials])]
  .sort((one, other) => other.length - one.length)
  .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  .join('|');

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
