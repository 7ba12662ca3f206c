import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundedToSum } from './sums.js';

test('what is shown sums to what is shown', () => {
  expect(roundedToSum([7.66, -7.24, -1.24, 0.43], -0.39, 1)).toEqual([7.6, -7.2, -1.2, 0.4]);
  expect(roundedToSum([], 0, 1)).toEqual([]);
  const parts = fc.array(
    fc.integer({ min: -9_999, max: 9_999 }).map((one) => one / 1_000),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(parts, fc.constantFrom(1, 2), (some, digits) => {
      const whole = some.reduce((sum, one) => sum + one, 0);
      const shown = roundedToSum(some, whole, digits);
      const unit = 10 ** digits;
      const sum = shown.reduce((all, one) => all + Math.round(one * unit), 0);
      expect(sum - Math.round(whole * unit)).toBeCloseTo(0);
      shown.forEach((one, at) => {
        expect(Math.abs(one - (some[at] as number))).toBeLessThan(1 / unit + 1e-9);
      });
    }),
  );
});
