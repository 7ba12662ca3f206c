import { expect, test } from 'vitest';
import { formOf } from './form.js';

test.each([
  ['Dam at Orrin holds overnight', 'report'],
  ['Video: Dam at Orrin holds', 'video'],
  ['WATCH | Ferries return to Selm', 'video'],
  ['Ferries return to Selm [Video]', 'video'],
  ['Live updates: Orrin votes', 'special'],
  ['Orrin votes – as it happened', 'special'],
  ['In pictures: the flood at Orrin', 'special'],
  ['Opinion: The dam was always too small', 'background'],
  ['The dam was always too small | Opinion', 'background'],
  ['Explainer: how a dam fails', 'background'],
  ['Why Orrin flooded twice', 'background'],
  ['What we know so far about the Orrin flood', 'background'],
  ['Analyse: Der Damm von Orrin', 'background'],
  ['Minister watches flood from boat', 'report'],
  ['Live ammunition found at Selm', 'report'],
])('%s', (headline, form) => {
  expect(formOf({ headline })).toBe(form);
});

test('by address and by category', () => {
  expect(formOf({ headline: 'Orrin', url: 'https://a.example/opinion/orrin' })).toBe('background');
  expect(formOf({ headline: 'Orrin', url: 'https://a.example/videos/orrin' })).toBe('video');
  expect(formOf({ headline: 'Orrin', categories: ['Analysis'] })).toBe('background');
});
