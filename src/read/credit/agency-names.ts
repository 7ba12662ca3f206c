// Finds the agency that a printed name means: one of the built-in list, or one of the outlet
// register if a text names it.

import { agencies, wordlike, type Agency } from './agencies.js';

export interface AgencyIndex {
  /** Id of the agency that `name` as a whole means; undefined if it means none. */
  named(name: string): string | undefined;
  /** Is `name` more than initials, or a word that means an agency only in one spelling? */
  isUnambiguous(name: string): boolean;
  /** Matches possible names in running text; undefined if `builtInPattern` matches them all. */
  readonly pattern?: string;
}

/** Words that may follow an agency's name in a signature. */
const office = new RegExp(
  '[\\s-]+(?:staff|editorial|news(?:room)?|news agency|agency|wires?|newswire|tv|report|' +
    '(?:[a-z]+ ){0,3}(?:writers?|correspondents?|reporters?|editors?|bureau|desk|service))$',
  'i',
);

export const builtInIndex: AgencyIndex = indexOf(agencies);
export const builtInPattern = patternOf(agencies.flatMap(spellings));

/** The built-in agencies and those of the register that `texts` may name. */
export function indexFor(registered: readonly Agency[], texts: readonly string[]): AgencyIndex {
  if (registered.length === 0) return builtInIndex;
  const all = normalised(texts.join('\n'));
  const isHere = (name: string): boolean => all.includes(normalised(name));
  const fresh = registered.filter((one) =>
    spellings(one).some((name) => isHere(name) && builtInIndex.named(name) !== one.id),
  );
  if (fresh.length === 0) return builtInIndex;
  const names = [...fresh, ...agencies].flatMap(spellings).filter(isHere);
  return { ...indexOf([...agencies, ...fresh]), pattern: patternOf(names) };
}

function indexOf(list: readonly Agency[]): AgencyIndex {
  const names = new Set(list.flatMap((one) => one.names.map(normalised)));
  return {
    named: nameLookup(list),
    isUnambiguous: (name) => names.has(normalised(name)) && !wordlike.has(name),
  };
}

/** Ids of a list like `AFP/Reuters` or `AP and Reuters`; none if any part is no agency. */
export function agenciesListed(text: string, { named }: AgencyIndex): readonly string[] {
  const parts = text
    .split(/\s*[/,&;+|=＝・]\s*|\s+(?:and|und|et|y|e|и)\s+|\s[-–—]\s/)
    .filter((one) => one.trim() !== '');
  const found = parts.map(named);
  return found.every((id) => id !== undefined) ? [...new Set(found)] : [];
}

/** Ids of the agencies among the names, in order. */
export function agenciesAmong(names: readonly string[], { named }: AgencyIndex): readonly string[] {
  return [...new Set(names.flatMap((name) => named(name) ?? []))];
}

/** The last agency with a name wins, so the register overrides the built-in list. */
function nameLookup(list: readonly Agency[]): AgencyIndex['named'] {
  const byName = new Map(
    list.flatMap(({ id, names }) => names.map((name) => [normalised(name), id] as const)),
  );
  const byInitials = new Map(
    list.flatMap(({ id, initials }) => initials.map((one) => [one, id] as const)),
  );
  const named = (name: string): string | undefined => {
    const printed = name.replace(/^[\s"'“”(.[]+|[\s"'“”).\],:]+$/g, '').replace(/^the\s+/i, '');
    const known = byInitials.get(printed) ?? byName.get(normalised(printed));
    if (known !== undefined) return known;
    const without = printed.replace(office, '');
    return without === printed ? undefined : named(without);
  };
  return named;
}

function spellings({ names, initials }: Agency): readonly string[] {
  return [...names, ...initials];
}

/** Longer names come first, because an alternation takes the first that matches. */
function patternOf(names: readonly string[]): string {
  return [...names]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

function normalised(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
