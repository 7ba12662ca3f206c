// Which agency a printed name means; nothing for a name that only looks like one. The house knows
// the great agencies; those of the outlet register come on top, where a text names them.

import { agencies, type Agency } from './agencies.js';

export interface AgencyIndex {
  /** The agency that `name`, as a whole, names. */
  named(name: string): string | undefined;
  /**
   * Finds candidates of names in running text, each to be judged; undefined when the house's own
   * `housePattern` finds all there are.
   */
  readonly pattern?: string;
}

/** What may follow an agency's name where its people sign. */
const office = new RegExp(
  '[\\s-]+(?:staff|editorial|news(?:room)?|news agency|agency|wires?|newswire|tv|report|' +
    '(?:[a-z]+ ){0,3}(?:writers?|correspondents?|reporters?|editors?|bureau|desk|service))$',
  'i',
);

export const houseIndex: AgencyIndex = { named: namesOf(agencies) };
export const housePattern = patternOf(agencies.flatMap(spellings));

/** The house's agencies and those of the register that `texts` may name. */
export function indexFor(registered: readonly Agency[], texts: readonly string[]): AgencyIndex {
  if (registered.length === 0) return houseIndex;
  const all = plain(texts.join('\n'));
  const isHere = (name: string): boolean => all.includes(plain(name));
  const fresh = registered.filter((one) =>
    spellings(one).some((name) => isHere(name) && houseIndex.named(name) !== one.id),
  );
  if (fresh.length === 0) return houseIndex;
  const names = [...fresh, ...agencies].flatMap(spellings).filter(isHere);
  return { named: namesOf([...agencies, ...fresh]), pattern: patternOf(names) };
}

/** Agencies of a list like `AFP/Reuters`, `APA/dpa` or `AP and Reuters`; all parts must be ones. */
export function agenciesListed(text: string, { named }: AgencyIndex): readonly string[] {
  const parts = text
    .split(/\s*[/,&;+|]\s*|\s+(?:and|und|et|y|e|и)\s+|\s[-–—]\s/)
    .filter((one) => one.trim() !== '');
  const found = parts.map(named);
  return found.every((id) => id !== undefined) ? [...new Set(found)] : [];
}

/** Any agency that a name in the list names, in order. */
export function agenciesAmong(names: readonly string[], { named }: AgencyIndex): readonly string[] {
  return [...new Set(names.flatMap((name) => named(name) ?? []))];
}

/** The last of the list to claim a name has it: the register knows better than the house. */
function namesOf(list: readonly Agency[]): AgencyIndex['named'] {
  const byName = new Map(
    list.flatMap(({ id, names }) => names.map((name) => [plain(name), id] as const)),
  );
  const byInitials = new Map(
    list.flatMap(({ id, initials }) => initials.map((one) => [one, id] as const)),
  );
  const named = (name: string): string | undefined => {
    const printed = name.replace(/^[\s"'“”(.[]+|[\s"'“”).\],:]+$/g, '').replace(/^the\s+/i, '');
    const known = byInitials.get(printed) ?? byName.get(plain(printed));
    if (known !== undefined) return known;
    const without = printed.replace(office, '');
    return without === printed ? undefined : named(without);
  };
  return named;
}

function spellings({ names, initials }: Agency): readonly string[] {
  return [...names, ...initials];
}

/** Longer names first, so that none is cut short. */
function patternOf(names: readonly string[]): string {
  return [...names]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
