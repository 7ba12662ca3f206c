// The words of the error pages, by status.

import type { PageError } from './pages/error.js';

const words: ReadonlyMap<number, Pick<PageError, 'heading' | 'words'>> = new Map([
  [
    400,
    {
      heading: 'This address cannot be read',
      words: 'A part of it is broken. Perhaps it was cut off when it was copied.',
    },
  ],
  [
    404,
    {
      heading: 'There is no such page',
      words: 'Published addresses never change here, so this one may be misspelled.',
    },
  ],
  [
    405,
    {
      heading: 'This page can only be read',
      words: 'The public site accepts only requests to read.',
    },
  ],
  [
    410,
    {
      heading: 'This roundup was withdrawn',
      words: 'The editors took it back. No other page will use its address.',
    },
  ],
  [
    414,
    { heading: 'This address is too long', words: 'No page of this site has such an address.' },
  ],
  [
    429,
    {
      heading: 'Too many requests at once',
      words: 'Please try again in a few seconds.',
    },
  ],
  [
    500,
    {
      heading: 'This page could not be made',
      words: 'The error is ours, and it was logged. Other pages should work.',
    },
  ],
  [
    503,
    {
      heading: 'The archive cannot be read right now',
      words: 'The database is not responding. The site tries again with every request.',
    },
  ],
]);

/** A status without words of its own gets those of 400 or 500 and keeps its number. */
export function errorFor(status: number): PageError {
  const known = words.get(status) ?? words.get(status < 500 ? 400 : 500);
  return { status, heading: known?.heading ?? 'Fault', words: known?.words ?? '' };
}

/** The words in the last part of a path, as a suggestion for the search. */
export function guessFrom(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  return last
    .replace(/\.html?$/i, '')
    .replace(/[^a-z0-9]+/gi, ' ')
    .trim()
    .slice(0, 80);
}
