import { expect, test } from 'vitest';
import { article, outlet } from '../store/contract/samples.fixture.js';
import { reportOf } from './reporting.js';

const outlets = new Map([
  ['quay', outlet('quay', { name: 'Quay Times' })],
  ['norwire', outlet('norwire', { medium: 'agency' })],
]);
const told = (headline: string, outletId = 'quay') =>
  reportOf(article('a1', { headline, outletId }), outlets);

test.each([
  ['Ferry sinks off Lomea | Quay Times', 'Ferry sinks off Lomea'],
  ['Ferry sinks off Lomea - Norwire', 'Ferry sinks off Lomea - Norwire'],
])('the name of its outlet tells nothing of an event: %s', (headline, read) => {
  expect(told(headline).headline).toBe(read);
});

test('an outlet that nobody knows leaves the headline whole', () => {
  expect(told('Ferry sinks | Quay Times', 'unknown').headline).toBe('Ferry sinks | Quay Times');
});

test('a report of an agency is marked', () => {
  expect(told('Ferry sinks', 'norwire').isAgency).toBe(true);
  expect(told('Ferry sinks').isAgency).toBe(false);
});
