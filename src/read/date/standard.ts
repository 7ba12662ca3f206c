// The fast path: the two forms that nearly every feed uses.

import { instant } from './instant.js';
import { zoneMinutes } from './zones.js';

const rfc822 = new RegExp(
  String.raw`^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ` +
    String.raw`(\d{2}):(\d{2})(?::(\d{2}))? (GMT|UTC|Z|[+-]\d{4})$`,
);
const rfc3339 =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{3})\d*)?(Z|[+-]\d{2}:\d{2})$/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Milliseconds UTC; undefined for any other form, and for what is no date. */
export function readStandard(text: string): number | undefined {
  const worded = rfc822.exec(text);
  if (worded !== null) {
    const [, day, name = '', year, hour, minute, second = '0', zone = ''] = worded;
    return instantOf([year, months.indexOf(name) + 1, day, hour, minute, second, 0], zone);
  }
  const figures = rfc3339.exec(text);
  if (figures === null) return undefined;
  const [, year, month, day, hour, minute, second, milliseconds = '0', zone = ''] = figures;
  return instantOf([year, month, day, hour, minute, second, milliseconds], zone);
}

function instantOf(
  parts: readonly (string | number | undefined)[],
  zone: string,
): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] =
    parts.map(Number);
  const offset = zone === 'GMT' || zone === 'Z' || zone === '+0000' ? 0 : zoneMinutes(zone);
  if (offset === undefined) return undefined;
  return instant({ year, month, day, hour, minute, second, millisecond, offset });
}
