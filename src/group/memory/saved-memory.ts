// What memory holds, as columns of a snapshot, and back. A field that is added to readings must be
// added here: the compiler says so.

import { emptyEvent, join, type Entry, type HeldEvent } from './entry.js';
import { readingOf, type Reading } from '../reading/reading.js';
import { createReadingPacker, pairsOf, placesOf } from '../reading/packed-reading.js';
import { noPlaces, type MentionedPlaces } from '../reading/mentioned-places.js';
import { laidOut, type Columns, type Sheet } from '../snapshot/snapshot.js';

/** All that memory holds. */
export interface MemoryState {
  /** By slot. */
  readonly entries: readonly Entry[];
  /** Members in order of joining. */
  readonly events: readonly HeldEvent[];
  readonly touched: readonly HeldEvent[];
  readonly nextSlot: number;
  readonly oldestSlot: number;
  readonly births: number;
}

/** Marks of an entry, in bits. */
const pinnedBit = 1;
const unsureBit = 2;
const seenBit = 4;
/** And of an event. */
const mixedBit = 1;
const cutBit = 2;

/** Copies what changes: reports move, events grow. Their readings stay as they are. */
export function saveMemory(
  { entries, events, touched, ...counts }: MemoryState,
  sheet: Sheet,
): void {
  const { nextSlot, oldestSlot, births } = counts;
  const { marks, members, eventMarks } = copyOf(entries, events);
  sheet.numbers('memory', [nextSlot, oldestSlot, births]);
  saveReadings(entries, sheet);
  sheet.ints('entry.slot', () => intsOf(entries, ({ slot }) => slot));
  sheet.ints('entry.marks', marks);
  sheet.doubles('entry.cameAt', () => doublesOf(entries, ({ cameAt }) => cameAt));
  sheet.texts('event.id', () => events.map(({ id }) => id));
  sheet.doubles('event.birth', () => doublesOf(events, ({ birth }) => birth));
  sheet.ints('event.marks', eventMarks);
  sheet.rows('event.members', () => laidOut(members));
  sheet.ints('event.touched', () => numbersOf(touched, events));
}

// One plain loop each: messages wait for this, and it is seldom asked for, hence run cold.
function copyOf(entries: readonly Entry[], events: readonly HeldEvent[]) {
  const marks = new Int32Array(entries.length);
  const members: (readonly number[])[] = [];
  const eventMarks = new Int32Array(events.length);
  for (let at = 0; at < entries.length; at++) {
    const { pinned, unsure, isSeen } = entries[at] as Entry;
    marks[at] = (pinned ? pinnedBit : 0) | (unsure ? unsureBit : 0) | (isSeen ? seenBit : 0);
  }
  for (let at = 0; at < events.length; at++) {
    const event = events[at] as HeldEvent;
    members.push(event.slots.slice());
    eventMarks[at] = (event.isMixed ? mixedBit : 0) | (event.isCut ? cutBit : 0);
  }
  return { marks, members, eventMarks };
}

function numbersOf(some: readonly HeldEvent[], events: readonly HeldEvent[]): Int32Array {
  const numbers = new Map(events.map((event, number) => [event, number]));
  return intsOf(some, (event) => numbers.get(event) ?? -1);
}

export function loadMemory(columns: Columns): MemoryState {
  const [nextSlot = 0, oldestSlot = 0, births = 0] = columns.doubles('memory');
  const readings = loadReadings(columns);
  const slots = columns.ints('entry.slot');
  const marks = columns.ints('entry.marks');
  const cameAt = columns.doubles('entry.cameAt');
  const ids = columns.texts('event.id');
  const born = columns.doubles('event.birth');
  const eventMarks = columns.ints('event.marks');
  const members = columns.rows('event.members');
  const events = ids.map((id, at): HeldEvent => {
    const bits = eventMarks[at] ?? 0;
    const marked = { isMixed: (bits & mixedBit) !== 0, isCut: (bits & cutBit) !== 0 };
    return { ...emptyEvent(id, born[at] ?? 0), ...marked };
  });
  const isMarked = (at: number, bit: number): boolean => ((marks[at] ?? 0) & bit) !== 0;
  const entries = readings.map((reading, at): Entry => ({
    slot: slots[at] ?? -1,
    reading,
    event: undefined,
    pinned: isMarked(at, pinnedBit),
    unsure: isMarked(at, unsureBit),
    isSeen: isMarked(at, seenBit),
    cameAt: cameAt[at] ?? NaN,
  }));
  const bySlot = new Map(entries.map((entry) => [entry.slot, entry]));
  events.forEach((event, at) => {
    for (const slot of members[at] ?? []) {
      const entry = bySlot.get(slot);
      if (entry === undefined) continue;
      entry.event = event;
      join(entry, event);
    }
  });
  const touched = [...columns.ints('event.touched')].flatMap((at) => events[at] ?? []);
  return { entries, events, touched, nextSlot, oldestSlot, births };
}

function saveReadings(all: readonly Entry[], sheet: Sheet): void {
  const { texts, names, ints, doubles, rows, numberRows } = sheet;
  texts('reading.id', () => all.map(({ reading }) => reading.id));
  doubles('reading.hour', () => doublesOf(all, ({ reading }) => reading.hour));
  doubles('reading.spokenDay', () => doublesOf(all, ({ reading }) => reading.statedDay));
  ints('reading.weekdays', () => intsOf(all, ({ reading }) => reading.weekdays));
  ints('reading.outlet', () => intsOf(all, ({ reading }) => reading.outlet));
  names('reading.language', () => all.map(({ reading }) => reading.language));
  ints('reading.isAgency', () => intsOf(all, ({ reading }) => Number(reading.isAgency)));
  rows('reading.terms', () => laidOut(all.map(({ reading }) => reading.terms)));
  ints('reading.titleTerms', () => intsOf(all, ({ reading }) => reading.titleTerms));
  rows('reading.pairs', () => laidOut(all.map(({ reading }) => pairsOf(reading))));
  numberRows('reading.tolls', () => all.map(({ reading }) => reading.tolls));
  saveWhere(all, sheet);
  ints('reading.hasText', () => intsOf(all, ({ reading }) => Number(reading.hasText)));
  ints('reading.meaning.sizes', () => intsOf(all, meaningSize));
  sheet.floats('reading.meaning', () => meaningsOf(all));
}

function saveWhere(all: readonly Entry[], { ints, numberRows }: Sheet): void {
  for (const part of countryParts) {
    ints(`reading.where.${part}`, () => intsOf(all, ({ reading }) => placesOf(reading)[part]));
  }
  numberRows('reading.towns', () => all.map(({ reading }) => placesOf(reading).towns));
}

function loadWhere(columns: Columns): readonly MentionedPlaces[] {
  const [low, high, allLow, allHigh] = countryParts.map((part) =>
    columns.ints(`reading.where.${part}`),
  );
  return columns.numberRows('reading.towns').map((towns, at) => ({
    low: low?.[at] ?? 0,
    high: high?.[at] ?? 0,
    allLow: allLow?.[at] ?? 0,
    allHigh: allHigh?.[at] ?? 0,
    towns,
  }));
}

const countryParts = ['low', 'high', 'allLow', 'allHigh'] as const;

const meaningSize = ({ reading }: Entry): number => reading.meaning?.length ?? 0;

function meaningsOf(entries: readonly Entry[]): Float32Array {
  const all = new Float32Array(entries.reduce((sum, one) => sum + meaningSize(one), 0));
  let at = 0;
  for (const one of entries) {
    if (one.reading.meaning !== undefined) all.set(one.reading.meaning, at);
    at += meaningSize(one);
  }
  return all;
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
  const wheres = loadWhere(columns);
  const hasText = columns.ints('reading.hasText');
  const meanings = loadMeanings(columns);
  const roll = createReadingPacker();
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
      places: wheres[at] ?? noPlaces,
    };
    const saidTerms = terms[at] ?? none;
    // Norms are renewed at the first comparison.
    const laid = roll.pack(facts, saidTerms.length, pairs[at] ?? none);
    laid.terms.set(saidTerms);
    const isAgency = agencies[at] === 1;
    return readingOf({ id, isAgency }, spokenDays[at] ?? NaN, facts, laid);
  });
}

const none = new Int32Array(0);

// Loops, since `from` with a function takes the slow way through an iterator.
function intsOf<T>(all: readonly T[], of: (one: T) => number): Int32Array {
  const values = new Int32Array(all.length);
  for (let i = 0; i < all.length; i++) values[i] = of(all[i] as T);
  return values;
}

function doublesOf<T>(all: readonly T[], of: (one: T) => number): Float64Array {
  const values = new Float64Array(all.length);
  for (let i = 0; i < all.length; i++) values[i] = of(all[i] as T);
  return values;
}
