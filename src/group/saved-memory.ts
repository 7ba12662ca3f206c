// What memory holds, as columns of a snapshot, and back. A field that is added to readings must be
// added here: the compiler says so.

import type { Entry, HeldEvent } from './entry.js';
import type { Reading } from './reading.js';
import type { Columns, Sheet } from './snapshot/snapshot.js';

/** Reports and the events they stand in; members in order of joining. */
export interface Held {
  readonly entries: readonly Entry[];
  readonly events: readonly HeldEvent[];
}

export function saveHeld({ entries, events }: Held, sheet: Sheet): void {
  saveReadings(
    entries.map(({ reading }) => reading),
    sheet,
  );
  const at = new Map(events.map((event, number) => [event, number]));
  sheet.ints(
    'entry.slot',
    ints(entries, ({ slot }) => slot),
  );
  sheet.ints(
    'entry.event',
    ints(entries, ({ event }) => (event && at.get(event)) ?? -1),
  );
  sheet.ints(
    'entry.pinned',
    ints(entries, ({ pinned }) => Number(pinned)),
  );
  sheet.doubles(
    'entry.cameAt',
    doubles(entries, ({ cameAt }) => cameAt),
  );
  const ids = events.map(({ id }) => id);
  const members = events.map((event) => event.members.map(({ slot }) => slot));
  sheet.texts('event.id', ids);
  sheet.doubles(
    'event.birth',
    doubles(events, ({ birth }) => birth),
  );
  sheet.rows('event.members', members);
}

export function loadHeld(columns: Columns): Held {
  const readings = loadReadings(columns);
  const slots = columns.ints('entry.slot');
  const eventOf = columns.ints('entry.event');
  const pinned = columns.ints('entry.pinned');
  const cameAt = columns.doubles('entry.cameAt');
  const ids = columns.texts('event.id');
  const births = columns.doubles('event.birth');
  const members = columns.rows('event.members');
  const events = ids.map((id, at): HeldEvent => ({ id, birth: births[at] ?? 0, members: [] }));
  const entries = readings.map((reading, at): Entry => ({
    slot: slots[at] ?? -1,
    reading,
    event: events[eventOf[at] ?? -1],
    pinned: pinned[at] === 1,
    cameAt: cameAt[at] ?? NaN,
  }));
  const bySlot = new Map(entries.map((entry) => [entry.slot, entry]));
  events.forEach((event, at) => {
    for (const slot of members[at] ?? []) {
      const entry = bySlot.get(slot);
      if (entry !== undefined) event.members.push(entry);
    }
  });
  return { entries, events };
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
  sheet.rows(
    'reading.terms',
    column(readings, ({ terms }) => terms),
  );
  sheet.ints(
    'reading.titleTerms',
    ints(readings, ({ titleTerms }) => titleTerms),
  );
  sheet.rows(
    'reading.pairs',
    column(readings, ({ pairs }) => pairs),
  );
  sheet.numberRows(
    'reading.tolls',
    column(readings, ({ tolls }) => tolls),
  );
  sheet.ints(
    'reading.hasText',
    ints(readings, ({ hasText }) => Number(hasText)),
  );
}

function loadReadings(columns: Columns): readonly Reading[] {
  const ids = columns.texts('reading.id');
  const hours = columns.doubles('reading.hour');
  const spokenDays = columns.doubles('reading.spokenDay');
  const weekdays = columns.ints('reading.weekdays');
  const outlets = columns.ints('reading.outlet');
  const languages = columns.names('reading.language');
  const terms = columns.rows('reading.terms');
  const titleTerms = columns.ints('reading.titleTerms');
  const pairs = columns.rows('reading.pairs');
  const tolls = columns.numberRows('reading.tolls');
  const hasText = columns.ints('reading.hasText');
  // In the order of `createRead`, so that the engine meets one shape of reading.
  return ids.map((id, at) => ({
    id,
    hour: hours[at] ?? NaN,
    spokenDay: spokenDays[at] ?? NaN,
    weekdays: weekdays[at] ?? 0,
    language: languages[at] ?? '',
    outlet: outlets[at] ?? 0,
    terms: terms[at] ?? new Int32Array(),
    titleTerms: titleTerms[at] ?? 0,
    pairs: pairs[at] ?? new Int32Array(),
    tolls: tolls[at] ?? [],
    hasText: hasText[at] === 1,
    // Norms are renewed at the first comparison.
    epoch: -1,
    titleNorm: 0,
    allNorm: 0,
    nameNorm: 0,
    titleMass: 0,
  }));
}

const column = <T, U>(all: readonly T[], of: (one: T) => U): readonly U[] => all.map(of);
const ints = <T>(all: readonly T[], of: (one: T) => number) => Int32Array.from(all, of);
const doubles = <T>(all: readonly T[], of: (one: T) => number) => Float64Array.from(all, of);
