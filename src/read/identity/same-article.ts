// Decides whether two sightings are one article: two entries of one document that share a key, or
// an entry and the known article with its key.

import type { Article } from '../../domain/article.js';
import { hourMs } from '../../domain/time.js';
import type { Candidate } from './candidate.js';
import { headlineSimilarity } from './headline-similarity.js';

/** Two entries of one document with headlines more similar than this may be one article. */
const twinSimilarityMin = 0.5;
/** A known article keeps its guid or link under headlines this similar. */
const similarityMin = 0.4;
/** Less similar headlines are about different things. */
const unrelatedMax = 0.3;
/** Dates this far apart are two publications, such as two daily briefings. */
const anotherDayMs = 12 * hourMs;
/** A date may be moved this far when an article is updated. */
const updatedWithinMs = 48 * hourMs;

/** One article twice in a document that shows it under one guid or link? */
export function areTwins(one: Candidate, other: Candidate): boolean {
  const first = sightingOf(one);
  const second = sightingOf(other);
  const apart = gap(first, second);
  if (first.guid !== second.guid && first.guid !== undefined && second.guid !== undefined) {
    // A publisher's distinct guids are believed unless everything else is equal.
    return first.words === second.words && first.published === second.published;
  }
  if (plain(first.headline) === plain(second.headline)) {
    return first.guid !== undefined || apart < anotherDayMs;
  }
  const similar = headlineSimilarity(first.headline, second.headline) >= twinSimilarityMin;
  return similar && sameNumbers(first, second) && apart === 0;
}

/** The feed uses the guid of `article` again, for another article. */
export function isGuidReused(candidate: Candidate, article: Article): boolean {
  const entry = sightingOf(candidate);
  const known = sightingOfArticle(article);
  const similarity = headlineSimilarity(entry.headline, known.headline);
  if (candidate.url === undefined || candidate.url === article.url) {
    // The page of one article stays that article, however often it is updated and retitled.
    if (namesArticle(article.url)) return false;
    const changed = similarity < twinSimilarityMin || !sameNumbers(entry, known);
    return changed && plain(entry.headline) !== plain(known.headline) && isLong(entry, known);
  }
  if (similarity >= unrelatedMax || shareId(candidate.url, article.url)) return false;
  return !isSameTime(entry, known, 0);
}

/** The link of `article` under another guid, or under none, is still that article. */
export function isSameUnderLink(candidate: Candidate, article: Article): boolean {
  const entry = sightingOf(candidate);
  const known = sightingOfArticle(article);
  const similarity = headlineSimilarity(entry.headline, known.headline);
  const related = similarity >= similarityMin;
  if (entry.guid === undefined) return related || gap(entry, known) < anotherDayMs;
  if (isSameTime(entry, known, 0)) return true;
  const sameWords = plain(entry.headline) === plain(known.headline) && entry.text === known.text;
  return related && gap(entry, known) < (sameWords ? updatedWithinMs : anotherDayMs);
}

/** The same words under another guid and link are the same article only at the same time. */
export function isSameByContent(candidate: Candidate, article: Article): boolean {
  const entry = sightingOf(candidate);
  const known = sightingOfArticle(article);
  return (
    isSameTime(entry, known, hourMs) ||
    (entry.published === undefined && known.published === undefined)
  );
}

interface Sighting {
  readonly guid: string | undefined;
  readonly headline: string;
  readonly text: string;
  /** Everything a reader sees, for exact comparison. */
  readonly words: string;
  readonly published: number | undefined;
}

function sightingOf({ entry, wording, keys }: Candidate): Sighting {
  const text = plain(wording.summary === '' ? wording.text : wording.summary);
  return {
    guid: keys.find(({ kind }) => kind === 'guid')?.value,
    headline: wording.headline,
    text,
    words: `${plain(wording.headline)}\n${text}`,
    published: entry.published,
  };
}

function sightingOfArticle({ headline, summary, text: full, publishedAt }: Article): Sighting {
  const text = plain(summary === '' ? full : summary);
  return {
    guid: undefined,
    headline,
    text,
    words: `${plain(headline)}\n${text}`,
    published: publishedAt,
  };
}

/** Milliseconds between two dates; 0 if one of them is unknown. */
function gap(one: Sighting, other: Sighting): number {
  if (one.published === undefined || other.published === undefined) return 0;
  return Math.abs(one.published - other.published);
}

/** An address that has a date or ends in the words of a headline belongs to one article. */
function namesArticle(url: string): boolean {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  if (/\/(?:19|20)\d\d\/\d\d?\//.test(path)) return true;
  const segment = path.split('/').findLast((part) => part !== '') ?? '';
  return segment.split(/[-_]/).filter((word) => /\p{L}{2}/u.test(word)).length >= slugWordsMin;
}

/** Sections have shorter names, such as `middle-east-news`. */
const slugWordsMin = 4;

function isLong(one: Sighting, other: Sighting): boolean {
  return gap(one, other) > updatedWithinMs;
}

/** Both dates are known and at most `toleranceMs` apart. */
function isSameTime(one: Sighting, other: Sighting, toleranceMs: number): boolean {
  const known = one.published !== undefined && other.published !== undefined;
  return known && gap(one, other) <= toleranceMs;
}

/** `Version 2.0` and `Version 2.1`, `#41` and `#42` are two articles, however similar. */
function sameNumbers(one: Sighting, other: Sighting): boolean {
  return numbers(one.headline) === numbers(other.headline);
}

function numbers(text: string): string {
  return (text.match(/\p{N}+/gu) ?? []).join(' ');
}

/** Do both addresses contain one number that is long enough for an id and no date? */
function shareId(one: string, other: string): boolean {
  const ids = (url: string): readonly string[] =>
    (url.match(/\d{4,}/g) ?? []).filter((id) => !/^(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?$/.test(id));
  const known = ids(other);
  return ids(one).some((id) => known.includes(id));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
