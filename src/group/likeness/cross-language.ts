// Which members of an event are "likely the same, other language". Across languages names, numbers
// and time must agree; words hardly ever do. Reports in another language than the event's stay
// unsure until an editor agrees, or the evidence suffices:
// - several outlets report it in that language, or
// - an agency's report in that language gives the same toll at the same place.

import type { Entry, HeldEvent } from '../memory/memory.js';
import { numberBit, termShift, type Reading } from '../reading/reading.js';
import { namedTerm, type Lexicon } from '../words/lexicon.js';
import { nameShareMin } from './shared.js';

/** Sets `unsure` of an event's members. Returns the members for which it changed. */
export function setUnsure(event: HeldEvent, lexicon: Lexicon): readonly Entry[] {
  if (!event.isMixed || event.members.length === 0) return [];
  const unsure = unsureMembers(event.members, lexicon);
  const changed = event.members.filter((entry) => entry.unsure !== unsure.has(entry));
  for (const entry of changed) entry.unsure = unsure.has(entry);
  return changed;
}

/** So many outlets of one language are not wrong together. */
const outletsMin = 3;
/** The weight of a term in one text of about 400, or fewer. */
const rareWeightMin = 6;

/** The unsure members. The event's language is that of most members. */
function unsureMembers(members: readonly Entry[], lexicon: Lexicon): ReadonlySet<Entry> {
  const byLanguage = new Map<string, Entry[]>();
  for (const entry of members) {
    const known = byLanguage.get(entry.reading.language);
    if (known === undefined) byLanguage.set(entry.reading.language, [entry]);
    else known.push(entry);
  }
  const [home, ...others] = [...byLanguage.values()].sort((a, b) => b.length - a.length);
  if (home === undefined) return new Set();
  return new Set(others.filter((group) => !isSure(group, home, lexicon)).flat());
}

function isSure(group: readonly Entry[], home: readonly Entry[], lexicon: Lexicon): boolean {
  if (group.some(({ pinned }) => pinned)) return true;
  const outlets = new Set(group.map(({ reading }) => reading.outlet).filter((one) => one !== 0));
  if (outlets.size >= outletsMin) return true;
  return group.some(
    ({ reading }) =>
      reading.isAgency && home.some((other) => agrees(reading, other.reading, lexicon)),
  );
}

/** The same toll, and a name in common. */
function agrees(one: Reading, two: Reading, lexicon: Lexicon): boolean {
  if (!one.tolls.some((toll) => two.tolls.includes(toll))) return false;
  const theirs = new Set(Array.from(two.terms, (packed) => packed >> termShift));
  return one.terms.some((packed) => {
    const term = packed >> termShift;
    return (packed & numberBit) === 0 && theirs.has(term) && isName(term, lexicon);
  });
}

function isName(term: number, lexicon: Lexicon): boolean {
  if ((lexicon.flags(term) & namedTerm) !== 0) return true;
  if ((lexicon.weights.nameShares()[term] ?? 0) >= nameShareMin) return true;
  // Too new to have been counted: a rare word that is no plain one.
  const surface = lexicon.surface(term);
  const isLower = surface === surface.toLowerCase() && surface !== surface.toUpperCase();
  return !isLower && (lexicon.weights.current()[term] ?? 0) >= rareWeightMin;
}
