// What a reader is told when there is no page: by status, in plain words.

import type { PageError } from './pages/error.js';

const words: ReadonlyMap<number, Pick<PageError, 'heading' | 'words'>> = new Map([
  [
    400,
    {
      heading: 'This address cannot be read',
      words: 'Something in it is broken, perhaps cut off on its way to you.',
    },
  ],
  [
    404,
    {
      heading: 'There is no such page',
      words: 'Addresses here do not change once published, so it may be misspelled.',
    },
  ],
  [
    405,
    {
      heading: 'This page can only be read',
      words: 'The public site takes nothing but requests to read.',
    },
  ],
  [
    410,
    {
      heading: 'This roundup was withdrawn',
      words: 'The editors took it back. Its address stays reserved for it.',
    },
  ],
  [
    414,
    { heading: 'This address is too long', words: 'No page of this site has such an address.' },
  ],
  [
    429,
    {
      heading: 'Too many searches at once',
      words: 'Searching costs work. Please try again in a few seconds.',
    },
  ],
  [
    500,
    {
      heading: 'This page could not be made',
      words: 'The fault is ours; it has been noted. Other pages should work.',
    },
  ],
  [
    503,
    {
      heading: 'The archive cannot be read right now',
      words: 'The site is running, its memory is not answering. It tries again with every request.',
    },
  ],
]);

/** Statuses without words of their own are told as 400 or 500, and keep their number. */
export function errorFor(status: number): PageError {
  const known = words.get(status) ?? words.get(status < 500 ? 400 : 500);
  return { status, heading: known?.heading ?? 'Fault', words: known?.words ?? '' };
}

/** Words in a path that a search might find, in the letters of an address alone. */
export function guessFrom(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  return last
    .replace(/\.html?$/i, '')
    .replace(/[^a-z0-9]+/gi, ' ')
    .trim()
    .slice(0, 80);
}
