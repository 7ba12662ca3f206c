import { expect, test } from 'vitest';
import type { Report } from '../../group/group.js';
import { keptApart } from './kept-apart.js';

/** Nothing of it is remembered any more. */
const engine = { whyHere: () => undefined };

/** `events`: how many articles of one title stand in each. */
function told(byTitle: Readonly<Record<string, readonly number[]>>): string {
  const reports: Report[] = [];
  const events = new Map<string, string>();
  for (const [headline, sizes] of Object.entries(byTitle)) {
    for (const [at, size] of sizes.entries()) {
      for (let number = 0; number < size; number++) {
        const id = `${headline} ${at} ${number}`;
        reports.push({ id, headline, text: '' });
        events.set(id, `${headline} ${at}`);
      }
    }
  }
  return keptApart({ reports, engine, events });
}

test('a title that has filled an event is told, though its articles are forgotten', () => {
  expect(told({ 'Win a phone': [500, 150, 1] })).toBe(
    '651 articles say “Win a phone” and stand in 3 events: ' +
      'an event that is large or long already ' +
      'takes only the likest, in the end none.\n' +
      '--explain ID tells of one article why it stands as it does.\n',
  );
});

test.each([
  ['in one event', [500]],
  ['in events that all may grow', [149, 149]],
])('a title %s is not', (_, sizes) => {
  expect(told({ 'Win a phone': sizes })).toBe('');
});

test.each([
  [4, '\n1 more title stands apart likewise.\n'],
  [5, '\n2 more titles stand apart likewise.\n'],
])('of %i titles three are shown', (count, words) => {
  const titles = Array.from({ length: count }, (_, at) => [`Win phone ${at}`, [150, 1]] as const);
  expect(told(Object.fromEntries(titles))).toContain(words);
});
