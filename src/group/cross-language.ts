// Which members of an event are placed only "likely the same, other language". Across languages
// names, numbers and time must agree; words hardly ever do. Reports in another language than the
// event's stay unsure until an editor agrees, or the evidence suffices:
// - several outlets report it in that language, or
// - an agency's report in that language gives the same toll at the same place.

import type { Change, NewPlacement } from './change.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';
import { explainPlacement } from './explain-placement.js';
import { nameShareMin } from './likeness/shared.js';
import { namedTerm, type Lexicon } from './words/lexicon.js';
import { numberBit, termShift, type Reading } from './reading/reading.js';

type Marked = Extract<Change, { readonly kind: 'marked' }>;

/** Whose mark changed with the last change of the event, with their stands as they are now. */
export function updateUnsure(event: HeldEvent | undefined, parts: Parts): readonly Marked[] {
  if (event?.isMixed !== true || event.members.length === 0) return [];
  return setUnsure(event, parts.lexicon).map((entry) => {
    const isAlone = event.members.length === 1;
    const score = isAlone ? 0 : parts.judging.withEvent(entry, event);
    const placement = withUnsure(explainPlacement(entry, { event, score }, parts), entry);
    return { kind: 'marked', eventId: event.id, placement };
  });
}

/** Sets the marks of an event's members; answers those whose mark is another than before. */
export function setUnsure(event: HeldEvent, lexicon: Lexicon): readonly Entry[] {
  if (!event.isMixed) return [];
  const doubted = unsureMembers(event.members, lexicon);
  const changed = event.members.filter((entry) => entry.unsure !== doubted.has(entry));
  for (const entry of changed) entry.unsure = doubted.has(entry);
  return changed;
}

export function withUnsure(placement: NewPlacement, { unsure }: Entry): NewPlacement {
  if (!unsure) return placement;
  const reason = { kind: 'other', text: doubtWords, weight: 0 } as const;
  return { ...placement, unsure: 'other language', reasons: [...placement.reasons, reason] };
}

const doubtWords =
  'Told in another language: likely the same event, until more outlets or an agency agree.';

/** This many outlets of one language do not err together. */
const outletsMin = 3;
/** In one text of some four hundred, or fewer; numbers are no names. */
const rareWeightMin = 6;

/** The members in doubt; the event's language is that of most of them. */
export function unsureMembers(members: readonly Entry[], lexicon: Lexicon): ReadonlySet<Entry> {
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
      reading.isAgency && home.some((other) => tellsSame(reading, other.reading, lexicon)),
  );
}

/** The same toll, and a name in common. */
function tellsSame(one: Reading, two: Reading, lexicon: Lexicon): boolean {
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
