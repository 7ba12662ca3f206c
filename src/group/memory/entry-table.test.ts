import { expect, test } from 'vitest';
import { createReadingPacker } from '../reading/packed-reading.js';
import { noPlaces } from '../reading/mentioned-places.js';
import type { Entry } from './entry.js';
import { createEntryTable } from './entry-table.js';

const facts = {
  hour: 0,
  weekdays: 0,
  outlet: 0,
  language: 'en',
  hasText: false,
  titleTerms: 0,
  tolls: [],
  meaning: undefined,
  places: noPlaces,
};

test('rows loaded with gaps keep their locations after older table are freed', () => {
  const packer = createReadingPacker();
  const loaded = Array.from({ length: 30_000 }, (_, slot) => ({
    slot,
    event: undefined,
    reading: { hour: slot, ...packer.pack(facts, 4, new Int32Array()) },
  })).filter(({ slot }) => slot % 5_000 > 2_000) as unknown as Entry[];
  const table = createEntryTable();
  table.load(loaded, 0, 30_000);
  for (const oldest of [18_000, 25_000]) {
    table.releaseBefore(oldest);
    for (const { slot, reading } of loaded.filter((entry) => entry.slot >= oldest)) {
      expect(table.chunkOf(slot)).toBe(reading.chunk);
      expect(table.offsetOf(slot)).toBe(reading.offset);
    }
  }
});
