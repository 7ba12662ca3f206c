import { expect, test } from 'vitest';
import type { Store } from '../store/store.js';
import { fullId, shortIds } from './full-id.js';

const events = ['01a2-one', '01a2-one-more', '01b3-two'];
const store = {
  idsStarting: async (kind: string, prefix: string, limit: number) =>
    kind === 'event' ? events.filter((id) => id.startsWith(prefix)).slice(0, limit) : [],
} as unknown as Store;

test('an id is found by its first letters, or by all of them', async () => {
  expect(await fullId(store, ['roundup', 'event'], '01b')).toEqual({
    kind: 'event',
    id: '01b3-two',
  });
  expect((await fullId(store, ['event'], '01a2-one'))?.id).toBe('01a2-one');
  expect(await fullId(store, ['event'], '02')).toBeUndefined();
  expect(await fullId(store, ['event'], '')).toBeUndefined();
});

test('letters that several ids start with are refused, and the ids are named', async () => {
  await expect(fullId(store, ['event'], '01a')).rejects.toThrow(/01a2-one, 01a2-one-more/);
});

test('ids are shortened as far as they stay distinct', () => {
  const ids = ['01a23227-4f4a-7876-9093', '01a23227-4f4a-79d1-8dbe', 'e1'];
  expect(ids.map(shortIds(ids))).toEqual(['01a23227-4f4a-78', '01a23227-4f4a-79', 'e1']);
  expect(shortIds([])('x')).toBe('x');
});
