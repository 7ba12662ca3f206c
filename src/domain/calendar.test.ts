import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar } from './calendar.js';

const iso = (at: number) => new Date(at).toISOString();

describe('startOf', () => {
  test.each([
    ['UTC', [2017, 3, 2], '2017-03-02T00:00:00.000Z'],
    ['Europe/Kyiv', [2017, 3, 2], '2017-03-01T22:00:00.000Z'],
    ['Europe/Kyiv', [2017, 3, 27], '2017-03-26T21:00:00.000Z'],
    ['America/Los_Angeles', [2017, 11, 6], '2017-11-06T08:00:00.000Z'],
    ['Asia/Kathmandu', [2017, 13, 1], '2017-12-31T18:15:00.000Z'],
    // Midnight was skipped: the day began at one.
    ['America/Sao_Paulo', [2017, 10, 15], '2017-10-15T03:00:00.000Z'],
  ])('%s %j', (zone, [year = 0, month = 0, day = 0], expected) => {
    expect(iso(createCalendar(zone).startOf({ year, month, day }))).toBe(expected);
  });

  test('is the first instant of its day', () => {
    const zones = ['UTC', 'America/Sao_Paulo', 'Asia/Tehran', 'Pacific/Apia', 'Europe/London'];
    const calendars = zones.map((zone) => createCalendar(zone));
    const near = { min: Date.UTC(1990, 0, 1), max: Date.UTC(2035, 0, 1) };
    fc.assert(
      fc.property(fc.constantFrom(...calendars), fc.integer(near), (calendar, at) => {
        const day = calendar.dayOf(at);
        const start = calendar.startOf(day);
        expect(calendar.dayOf(start)).toEqual(day);
        expect(calendar.dayOf(start - 1)).not.toEqual(day);
      }),
    );
  });
});
