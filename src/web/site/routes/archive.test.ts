import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCalendar } from '../../../domain/calendar.js';
import { hourMs } from '../../../domain/time.js';
import { published } from '../../../store/contract/samples.fixture.js';
import { openSqliteStore } from '../../../store/sqlite/sqlite.js';
import type { Store } from '../../../store/store.js';
import { monthsOf } from './archive.js';

const calendar = createCalendar('Europe/Lisbon');
let store: Store;
beforeEach(async () => {
  let ids = 0;
  store = await openSqliteStore({
    file: ':memory:',
    clock: () => 0,
    newId: () => `i${(ids += 1)}`,
  });
});
afterEach(() => store.close());

const fill = (times: readonly number[]): Promise<void> =>
  store.transaction(async (tx) => {
    for (const [n, at] of times.entries()) await tx.roundups.add(published(`r${n}`, at));
  });

test('months are in the site’s time zone, without empty ones', async () => {
  await fill([
    Date.UTC(2031, 5, 30, 22), // summer time: still June
    Date.UTC(2031, 5, 30, 23), // July has begun
    Date.UTC(2031, 6, 31, 22),
    Date.UTC(2030, 11, 31, 23),
    Date.UTC(2031, 0, 1, 0), // winter time: the year begins
    Date.UTC(2019, 1, 28),
  ]);
  expect(await monthsOf(store, calendar)).toEqual([
    { year: 2031, month: 7, count: 2 },
    { year: 2031, month: 6, count: 1 },
    { year: 2031, month: 1, count: 1 },
    { year: 2030, month: 12, count: 1 },
    { year: 2019, month: 2, count: 1 },
  ]);
  expect(await monthsOf(store, calendar, 2030)).toEqual([{ year: 2030, month: 12, count: 1 }]);
  expect(await monthsOf(store, calendar, 2025)).toEqual([]);
});

test('needs two queries a month, however many roundups there are', async () => {
  const count = 2_000;
  const first = Date.UTC(2021, 0, 1);
  await fill(Array.from({ length: count }, (_, n) => first + n * 50 * hourMs));
  let asked = 0;
  const roundups: Store['roundups'] = {
    ...store.roundups,
    list: (filter) => {
      asked += filter.limit;
      return store.roundups.list(filter);
    },
    count: (filter) => {
      asked += 1;
      return store.roundups.count(filter);
    },
  };
  const months = await monthsOf({ ...store, roundups }, calendar);
  expect(months.reduce((sum, month) => sum + month.count, 0)).toBe(count);
  expect(months).toHaveLength(137);
  expect(asked).toBe(2 * 137 + 1);
});
