// What memory holds, as columns of a snapshot, and back. A field that is added to readings must be
// added here: the compiler says so.

import { emptyEvent, join, type Entry, type HeldEvent } from './entry.js';
import { readingOf, type Reading } from '../reading/reading.js';
import { createRoll, pairsOf } from '../reading/roll.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';

/** All that memory holds. */
export interface Held {
  /** By slot. */
  readonly entries: readonly Entry[];
  /** Members in order of joining. */
  readonly events: readonly HeldEvent[];
  readonly touched: readonly HeldEvent[];
  readonly nextSlot: number;
  readonly oldestSlot: number;
  readonly births: number;
}

export function saveHeld({ entries, events, touched, ...counts }: Held, sheet: Sheet): void {
  const { nextSlot, oldestSlot, births } = counts;
  sheet.numbers('memory', [nextSlot, oldestSlot, births]);
  saveReadings(
    entries.map(({ reading }) => reading),
    sheet,
  );
  const at = new Map(events.map((event, number) => [event, number]));
  const numberOf = (event: HeldEvent | undefined): number => (event && at.get(event)) ?? -1;
  sheet.ints(
    'entry.slot',
    ints(entries, ({ slot }) => slot),
  );
  sheet.ints(
    'entry.event',
    ints(entries, ({ event }) => numberOf(event)),
  );
  sheet.ints(
    'entry.pinned',
    ints(entries, ({ pinned }) => Number(pinned)),
  );
  sheet.ints(
    'entry.unsure',
    ints(entries, ({ unsure }) => Number(unsure)),
  );
  sheet.ints(
    'entry.isSeen',
    ints(entries, ({ isSeen }) => Number(isSeen)),
  );
  sheet.doubles(
    'entry.cameAt',
    doubles(entries, ({ cameAt }) => cameAt),
  );
  sheet.texts(
    'event.id',
    column(events, ({ id }) => id),
  );
  sheet.doubles(
    'event.birth',
    doubles(events, ({ birth }) => birth),
  );
  sheet.ints(
    'event.isMixed',
    ints(events, ({ isMixed }) => Number(isMixed)),
  );
  sheet.rows(
    'event.members',
    column(events, ({ slots }) => slots),
  );
  sheet.ints('event.touched', ints(touched, numberOf));
}

export function loadHeld(columns: Columns): Held {
  const [nextSlot = 0, oldestSlot = 0, births = 0] = columns.doubles('memory');
  const readings = loadReadings(columns);
  const slots = columns.ints('entry.slot');
  const eventOf = columns.ints('entry.event');
  const pinned = columns.ints('entry.pinned');
  const unsure = columns.ints('entry.unsure');
  const seen = columns.ints('entry.isSeen');
  const cameAt = columns.doubles('entry.cameAt');
  const ids = columns.texts('event.id');
  const born = columns.doubles('event.birth');
  const mixed = columns.ints('event.isMixed');
  const members = columns.rows('event.members');
  const events = ids.map((id, at): HeldEvent => {
    return { ...emptyEvent(id, born[at] ?? 0), isMixed: mixed[at] === 1 };
  });
  const entries = readings.map((reading, at): Entry => ({
    slot: slots[at] ?? -1,
    reading,
    event: events[eventOf[at] ?? -1],
    pinned: pinned[at] === 1,
    unsure: unsure[at] === 1,
    isSeen: seen[at] === 1,
    cameAt: cameAt[at] ?? NaN,
  }));
  const bySlot = new Map(entries.map((entry) => [entry.slot, entry]));
  events.forEach((event, at) => {
    for (const slot of members[at] ?? []) {
      const entry = bySlot.get(slot);
      if (entry !== undefined) join(entry, event);
    }
  });
  const touched = [...columns.ints('event.touched')].flatMap((at) => events[at] ?? []);
  return { entries, events, touched, nextSlot, oldestSlot, births };
}

function saveReadings(readings: readonly Reading[], sheet: Sheet): void {
  sheet.texts(
    'reading.id',
    column(readings, ({ id }) => id),
  );
  sheet.doubles(
    'reading.hour',
    doubles(readings, ({ hour }) => hour),
  );
  sheet.doubles(
    'reading.spokenDay',
    doubles(readings, ({ spokenDay }) => spokenDay),
  );
  sheet.ints(
    'reading.weekdays',
    ints(readings, ({ weekdays }) => weekdays),
  );
  sheet.ints(
    'reading.outlet',
    ints(readings, ({ outlet }) => outlet),
  );
  sheet.names(
    'reading.language',
    column(readings, ({ language }) => language),
  );
  sheet.ints(
    'reading.isAgency',
    ints(readings, ({ isAgency }) => Number(isAgency)),
  );
  sheet.rows(
    'reading.terms',
    column(readings, ({ terms }) => terms),
  );
  sheet.ints(
    'reading.titleTerms',
    ints(readings, ({ titleTerms }) => titleTerms),
  );
  sheet.rows('reading.pairs', column(readings, pairsOf));
  sheet.numberRows(
    'reading.tolls',
    column(readings, ({ tolls }) => tolls),
  );
  sheet.ints(
    'reading.hasText',
    ints(readings, ({ hasText }) => Number(hasText)),
  );
  saveMeanings(
    readings.map(({ meaning }) => meaning),
    sheet,
  );
}

function saveMeanings(meanings: readonly (Float32Array | undefined)[], sheet: Sheet): void {
  const sizes = ints(meanings, (meaning) => meaning?.length ?? 0);
  const all = new Float32Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const meaning of meanings) {
    if (meaning === undefined) continue;
    all.set(meaning, at);
    at += meaning.length;
  }
  sheet.ints('reading.meaning.sizes', sizes);
  sheet.floats('reading.meaning', all);
}

function loadMeanings(columns: Columns): readonly (Float32Array | undefined)[] {
  const sizes = columns.ints('reading.meaning.sizes');
  const all = columns.floats('reading.meaning');
  let at = 0;
  return Array.from(sizes, (size) => {
    at += size;
    return size === 0 ? undefined : all.subarray(at - size, at);
  });
}

function loadReadings(columns: Columns): readonly Reading[] {
  const ids = columns.texts('reading.id');
  const hours = columns.doubles('reading.hour');
  const spokenDays = columns.doubles('reading.spokenDay');
  const weekdays = columns.ints('reading.weekdays');
  const outlets = columns.ints('reading.outlet');
  const languages = columns.names('reading.language');
  const agencies = columns.ints('reading.isAgency');
  const terms = columns.rows('reading.terms');
  const titleTerms = columns.ints('reading.titleTerms');
  const pairs = columns.rows('reading.pairs');
  const tolls = columns.numberRows('reading.tolls');
  const hasText = columns.ints('reading.hasText');
  const meanings = loadMeanings(columns);
  const roll = createRoll();
  return ids.map((id, at) => {
    const facts = {
      hour: hours[at] ?? NaN,
      weekdays: weekdays[at] ?? 0,
      outlet: outlets[at] ?? 0,
      language: languages[at] ?? '',
      titleTerms: titleTerms[at] ?? 0,
      tolls: tolls[at] ?? [],
      hasText: hasText[at] === 1,
      meaning: meanings[at],
    };
    const saidTerms = terms[at] ?? none;
    // Norms are renewed at the first comparison.
    const laid = roll.lay(facts, saidTerms.length, pairs[at] ?? none);
    laid.terms.set(saidTerms);
    const isAgency = agencies[at] === 1;
    return readingOf({ id, isAgency }, spokenDays[at] ?? NaN, facts, laid);
  });
}

const none = new Int32Array(0);

const column = <T, U>(all: readonly T[], of: (one: T) => U): readonly U[] => all.map(of);

// Loops, since `from` with a function takes the slow way through an iterator.
function ints<T>(all: readonly T[], of: (one: T) => number): Int32Array {
  const values = new Int32Array(all.length);
  for (let i = 0; i < all.length; i++) values[i] = of(all[i] as T);
  return values;
}

function doubles<T>(all: readonly T[], of: (one: T) => number): Float64Array {
  const values = new Float64Array(all.length);
  for (let i = 0; i < all.length; i++) values[i] = of(all[i] as T);
  return values;
}
