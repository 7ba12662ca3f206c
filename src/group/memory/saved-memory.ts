// Saves memory as columns of a snapshot, and loads it. A new field of readings must be added here;
// the compiler reports it if it is missing.

import { emptyEvent, join, type Entry, type HeldEvent } from './entry.js';
import { readingOf, type Reading } from '../reading/reading.js';
import { createReadingPacker, pairsOf, placesOf } from '../reading/packed-reading.js';
import { noPlaces, type MentionedPlaces } from '../reading/mentioned-places.js';
import { raggedRowsOf, type SnapshotReader, type SnapshotWriter } from '../snapshot/snapshot.js';

/** Everything in memory. */
export interface MemoryState {
  /** Ordered by slot. */
  readonly entries: readonly Entry[];
  /** Each has its members in order of joining. */
  readonly events: readonly HeldEvent[];
  readonly touched: readonly HeldEvent[];
  readonly nextSlot: number;
  readonly oldestSlot: number;
  /** How many events were opened. */
  readonly births: number;
}

/** Flags of an entry, as bits. */
const pinnedBit = 1;
const unsureBit = 2;
const seenBit = 4;
/** Flags of an event, as bits. */
const mixedBit = 1;
const cutBit = 2;

/** Copies what can change: the events of reports. Readings never change. */
export function saveMemory(
  { entries, events, touched, ...counts }: MemoryState,
  writer: SnapshotWriter,
): void {
  const { nextSlot, oldestSlot, births } = counts;
  const { flags, members, eventFlags } = copyChangeable(entries, events);
  writer.numbers('memory', [nextSlot, oldestSlot, births]);
  saveReadings(entries, writer);
  writer.ints('entry.slot', () => intsOf(entries, ({ slot }) => slot));
  writer.ints('entry.flags', flags);
  writer.doubles('entry.cameAt', () => doublesOf(entries, ({ cameAt }) => cameAt));
  writer.texts('event.id', () => events.map(({ id }) => id));
  writer.doubles('event.birth', () => doublesOf(events, ({ birth }) => birth));
  writer.ints('event.flags', eventFlags);
  writer.rows('event.members', () => raggedRowsOf(members));
  writer.ints('event.touched', () => numbersOf(touched, events));
}

// Plain loops: messages wait for this, and it runs too rarely to be optimised.
function copyChangeable(entries: readonly Entry[], events: readonly HeldEvent[]) {
  const flags = new Int32Array(entries.length);
  const members: (readonly number[])[] = [];
  const eventFlags = new Int32Array(events.length);
  for (let at = 0; at < entries.length; at++) {
    const { pinned, unsure, isSeen } = entries[at] as Entry;
    flags[at] = (pinned ? pinnedBit : 0) | (unsure ? unsureBit : 0) | (isSeen ? seenBit : 0);
  }
  for (let at = 0; at < events.length; at++) {
    const event = events[at] as HeldEvent;
    members.push(event.slots.slice());
    eventFlags[at] = (event.isMixed ? mixedBit : 0) | (event.isCut ? cutBit : 0);
  }
  return { flags, members, eventFlags };
}

function numbersOf(some: readonly HeldEvent[], events: readonly HeldEvent[]): Int32Array {
  const numbers = new Map(events.map((event, number) => [event, number]));
  return intsOf(some, (event) => numbers.get(event) ?? -1);
}

/** @throws SnapshotFault if the columns are others. */
export function loadMemory(reader: SnapshotReader): MemoryState {
  const [nextSlot = 0, oldestSlot = 0, births = 0] = reader.doubles('memory');
  const readings = loadReadings(reader);
  const slots = reader.ints('entry.slot');
  const flags = reader.ints('entry.flags');
  const cameAt = reader.doubles('entry.cameAt');
  const ids = reader.texts('event.id');
  const born = reader.doubles('event.birth');
  const eventFlags = reader.ints('event.flags');
  const members = reader.rows('event.members');
  const events = ids.map((id, at): HeldEvent => {
    const bits = eventFlags[at] ?? 0;
    const flagged = { isMixed: (bits & mixedBit) !== 0, isCut: (bits & cutBit) !== 0 };
    return { ...emptyEvent(id, born[at] ?? 0), ...flagged };
  });
  const hasFlag = (at: number, bit: number): boolean => ((flags[at] ?? 0) & bit) !== 0;
  const entries = readings.map((reading, at): Entry => ({
    slot: slots[at] ?? -1,
    reading,
    event: undefined,
    pinned: hasFlag(at, pinnedBit),
    unsure: hasFlag(at, unsureBit),
    isSeen: hasFlag(at, seenBit),
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
  const touched = [...reader.ints('event.touched')].flatMap((at) => events[at] ?? []);
  return { entries, events, touched, nextSlot, oldestSlot, births };
}

function saveReadings(all: readonly Entry[], writer: SnapshotWriter): void {
  const { texts, names, ints, doubles, rows, numberRows } = writer;
  texts('reading.id', () => all.map(({ reading }) => reading.id));
  doubles('reading.hour', () => doublesOf(all, ({ reading }) => reading.hour));
  doubles('reading.statedDay', () => doublesOf(all, ({ reading }) => reading.statedDay));
  ints('reading.weekdays', () => intsOf(all, ({ reading }) => reading.weekdays));
  ints('reading.outlet', () => intsOf(all, ({ reading }) => reading.outlet));
  names('reading.language', () => all.map(({ reading }) => reading.language));
  ints('reading.isAgency', () => intsOf(all, ({ reading }) => Number(reading.isAgency)));
  rows('reading.terms', () => raggedRowsOf(all.map(({ reading }) => reading.terms)));
  ints('reading.titleTerms', () => intsOf(all, ({ reading }) => reading.titleTerms));
  rows('reading.pairs', () => raggedRowsOf(all.map(({ reading }) => pairsOf(reading))));
  numberRows('reading.tolls', () => all.map(({ reading }) => reading.tolls));
  savePlaces(all, writer);
  ints('reading.hasText', () => intsOf(all, ({ reading }) => Number(reading.hasText)));
  ints('reading.meaning.sizes', () => intsOf(all, meaningSize));
  writer.floats('reading.meaning', () => meaningsOf(all));
}

function savePlaces(all: readonly Entry[], { ints, numberRows }: SnapshotWriter): void {
  for (const part of countryParts) {
    ints(`reading.where.${part}`, () => intsOf(all, ({ reading }) => placesOf(reading)[part]));
  }
  numberRows('reading.towns', () => all.map(({ reading }) => placesOf(reading).towns));
}

function loadPlaces(reader: SnapshotReader): readonly MentionedPlaces[] {
  const [low, high, allLow, allHigh] = countryParts.map((part) =>
    reader.ints(`reading.where.${part}`),
  );
  return reader.numberRows('reading.towns').map((towns, at) => ({
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

function loadMeanings(reader: SnapshotReader): readonly (Float32Array | undefined)[] {
  const sizes = reader.ints('reading.meaning.sizes');
  const all = reader.floats('reading.meaning');
  let at = 0;
  return Array.from(sizes, (size) => {
    at += size;
    return size === 0 ? undefined : all.subarray(at - size, at);
  });
}

function loadReadings(reader: SnapshotReader): readonly Reading[] {
  const ids = reader.texts('reading.id');
  const hours = reader.doubles('reading.hour');
  const statedDays = reader.doubles('reading.statedDay');
  const weekdays = reader.ints('reading.weekdays');
  const outlets = reader.ints('reading.outlet');
  const languages = reader.names('reading.language');
  const agencies = reader.ints('reading.isAgency');
  const terms = reader.rows('reading.terms');
  const titleTerms = reader.ints('reading.titleTerms');
  const pairs = reader.rows('reading.pairs');
  const tolls = reader.numberRows('reading.tolls');
  const placesOfReadings = loadPlaces(reader);
  const hasText = reader.ints('reading.hasText');
  const meanings = loadMeanings(reader);
  const packer = createReadingPacker();
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
      places: placesOfReadings[at] ?? noPlaces,
    };
    const termsOfReading = terms[at] ?? none;
    // The norms are computed at the first comparison.
    const packed = packer.pack(facts, termsOfReading.length, pairs[at] ?? none);
    packed.terms.set(termsOfReading);
    const isAgency = agencies[at] === 1;
    return readingOf({ id, isAgency }, statedDays[at] ?? NaN, facts, packed);
  });
}

const none = new Int32Array(0);

// Loops, since `Int32Array.from` with a function uses a slow iterator.
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
