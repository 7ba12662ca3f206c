// Numbers to an instant. A day that does not exist is no instant; nothing rolls over.

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
  /** Minutes east of UTC. */
  readonly offset?: number;
}

/** Some software writes year 1 if it has no date. */
const yearMin = 2;
const yearMax = 9999;

/** Milliseconds UTC; undefined if there is no such day or time. A leap second counts as 59. */
export function instant(parts: DateParts): number | undefined {
  const { year, month, day, hour = 0, minute = 0, millisecond = 0, offset = 0 } = parts;
  const second = parts.second === 60 && minute === 59 ? 59 : (parts.second ?? 0);
  if (year < yearMin || year > yearMax || month < 1 || month > 12 || day < 1) return undefined;
  const midnight = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !midnight) || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return undefined;
  return date.setUTCHours(hour, minute - offset, second, millisecond);
}

/** Two digits mean 1990 to 2089, as feeds use them. Three digits are no year. */
export function fullYear(digits: string): number | undefined {
  const year = Number(digits);
  if (digits.length === 2) return year < 90 ? 2000 + year : 1900 + year;
  return digits.length === 4 ? year : undefined;
}
