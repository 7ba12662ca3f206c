// What came and went within one message was never told; what was told before is remembered.

import { expect, test } from 'vitest';
import type { Departure, Placement } from '../../domain/event.js';
import type { Change, NewPlacement } from '../change.js';
import { withHistory } from './history.js';

const departure = (kind: Departure['kind'], to = ''): Departure => {
  const obstacle = { kind: 'little', cause: { kind: 'shared', terms: [to] } } as const;
  return { kind, reports: 1, score: -1, reasons: [], obstacle };
};
const moved = (from: string, eventId: string, kind: Departure['kind'] = 'moved'): Change => {
  const left = { cameFrom: from, departure: departure(kind, `left ${from}`) };
  return { kind: 'moved', from, eventId, placement: { ...placementIn(eventId), ...left } };
};
const placementIn = (eventId: string): NewPlacement => ({
  articleId: 'a',
  eventId,
  score: 1,
  reasons: [],
});

/** `before`: the event the store has it in; `known`: what it knows of where it was before. */
async function told(
  changes: readonly Change[],
  before: string | undefined,
  known: Partial<Placement> = {},
): Promise<Pick<NewPlacement, 'cameFrom' | 'departure'>> {
  const placements = changes
    .flatMap((change) => ('placement' in change ? [change.placement] : []))
    .slice(-1);
  const placement = { ...placementIn(before ?? ''), placedAt: 0, pinned: false, ...known };
  const placementOf = (): Promise<Placement> => Promise.resolve(placement);
  const [one] = await withHistory(placements, changes, () => before, placementOf);
  const { cameFrom, departure } = one ?? {};
  return { ...(cameFrom && { cameFrom }), ...(departure && { departure }) };
}

test('of a new report nothing is told of where it stood for a moment', async () => {
  expect(await told([moved('e1', 'e2')], undefined)).toEqual({});
});

test('where it went by way of another, it tells why it left what the store has it in', async () => {
  expect(await told([moved('e1', 'e2', 'split'), moved('e2', 'e3')], 'e1')).toEqual({
    cameFrom: 'e1',
    departure: departure('split', 'left e1'),
  });
});

test('what is judged anew where it stands keeps its history', async () => {
  const known = { cameFrom: 'e1', departure: departure('split') };
  const marked = { kind: 'unsure-changed', eventId: 'e2', placement: placementIn('e2') } as const;
  expect(await told([marked], 'e2', known)).toEqual(known);
  expect(await told([marked], 'e2')).toEqual({});
  expect(await told([moved('e2', 'e3'), moved('e3', 'e2')], 'e2', known)).toEqual(known);
});

test('who comes along with all of its event has left nobody', async () => {
  const known = { cameFrom: 'e1', departure: departure('split') };
  expect(await told([moved('e2', 'e3', 'merged')], 'e2', known)).toEqual(known);
  const merged = { cameFrom: 'e2', departure: departure('merged', 'left e2') };
  expect(await told([moved('e2', 'e3', 'merged')], 'e2')).toEqual(merged);
  const other = { cameFrom: 'e1', departure: departure('merged') };
  expect(await told([moved('e2', 'e3', 'merged')], 'e2', other)).toEqual(merged);
});

test('one that is back where it was tells nothing of it', async () => {
  const known = { cameFrom: 'e1', departure: departure('split') };
  expect(await told([moved('e2', 'e1', 'merged')], 'e2', known)).toEqual({});
});
