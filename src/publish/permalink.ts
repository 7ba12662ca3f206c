// Makes permanent addresses: `/2017/03/<slug>.html`, by the site's own calendar.

import type { CalendarDay } from '../domain/calendar.js';
import { slugFor } from './slug.js';

/** More equal titles in a month than this are a sign of another fault. */
const choicesMax = 1_000;

/**
 * The addresses to try in order: the plain one, then with the day as Blogger does (`…_02.html`),
 * then numbered.
 */
export function* permalinksFor(title: string, on: CalendarDay): Generator<string> {
  const folder = `/${String(on.year).padStart(4, '0')}/${twoDigits(on.month)}`;
  const slug = slugFor(title);
  yield `${folder}/${slug}.html`;
  yield `${folder}/${slug}_${twoDigits(on.day)}.html`;
  for (let n = 2; n < choicesMax; n += 1) yield `${folder}/${slug}-${n}.html`;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
