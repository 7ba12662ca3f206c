import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs } from '../../domain/time.js';
import { assemble } from '../engine/assemble.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';
import type { Entry } from './memory.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const start = Date.UTC(2031, 4, 4);

/** The definition: over all members. */
function spanOf(members: readonly Entry[], hour: number): number {
  const hours = [...members.map(({ reading }) => reading.hour), hour];
  const known = hours.filter((one) => !Number.isNaN(one));
  return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
}

test('the span is that of the members, after any joins, moves and removals', () => {
  const steps = fc.array(
    fc.record({
      hours: fc.option(fc.nat(90), { nil: undefined }),
      event: fc.nat(2),
      does: fc.constantFrom('enter', 'enter', 'move', 'drop', 'forget'),
      which: fc.nat(),
    }),
    { minLength: 5, maxLength: 60, size: 'max' },
  );
  const shared = assemble({ ...facts, newId: () => '', windowMs: hourMs });
  fc.assert(
    fc.property(steps, (all) => {
      let born = 0;
      const options = { ...facts, newId: () => `e${++born}`, windowMs: 40 * hourMs, reportsMin: 3 };
      const { memory } = assemble(options);
      all.forEach(({ hours, event, does, which }, at) => {
        const here = memory.all();
        const one = here[which % here.length];
        const to = memory.adopt(`event ${event}`);
        const time = hours === undefined ? undefined : start + hours * hourMs;
        const bare = { id: `r${at}`, headline: 'Ferry sinks', text: '' };
        const reading = shared.read(time === undefined ? bare : { ...bare, time });
        if (does === 'enter' || one === undefined) memory.put(memory.enter(reading), to);
        else if (does === 'move') memory.move(one, to);
        else if (does === 'drop') memory.drop(one);
        else memory.forget();
        for (const { event: held } of which % 3 === 0 ? memory.all() : []) {
          if (held === undefined) continue;
          for (const hour of [reading.hour, NaN]) {
            expect(memory.spanWith(held, hour)).toBe(spanOf(held.members, hour));
          }
        }
      });
    }),
    { numRuns: 60 },
  );
});
