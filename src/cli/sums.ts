// Rounds figures so that the rounded parts sum to the rounded whole.

/** `parts` must sum to `whole`. Rounded to `digits` they still do. */
export function roundedToSum(
  parts: readonly number[],
  whole: number,
  digits: number,
): readonly number[] {
  const unit = 10 ** digits;
  const units = parts.map((part) => Math.round(part * unit));
  const missing = Math.round(whole * unit) - units.reduce((sum, one) => sum + one, 0);
  const step = Math.sign(missing);
  // The parts that rounding changed most are corrected by one unit.
  const order = parts
    .map((part, at) => ({ at, lost: (part * unit - (units[at] as number)) * step }))
    .sort((one, two) => two.lost - one.lost || one.at - two.at);
  for (const { at } of order.slice(0, Math.abs(missing))) units[at] = (units[at] as number) + step;
  return units.map((one) => one / unit);
}
