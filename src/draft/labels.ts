// Chooses labels: the countries the reports name, and the feeds' own labels that the reports use.
// A label says where and what, never who is right.

import type { Article } from '../domain/article.js';
import type { SpanField, Sourced } from '../domain/sourced.js';
import type { CreditedReport } from './credited-report.js';
import { transform, quote, type Span } from './sourced.js';
import { countryPattern, labelOf } from './label-words.js';

const labelsMax = 5;
/** Characters of a text that are looked at: a report begins with where and what. */
const openingLength = 400;
const labelLengthMax = 40;
/** Feed labels that say nothing about an event. */
const meaningless = new RegExp(
  '^(?:news|world|world news|top stor(?:y|ies)|home|latest|headlines|international|general|rss|' +
    'articles?|video|live|breaking|main|all|other|uncategori[sz]ed)$',
  'iu',
);

interface Mention {
  readonly label: string;
  readonly article: Article;
  readonly field: SpanField;
  readonly span: Span;
}

interface Votes {
  readonly spellings: Map<string, { readonly first: Mention; count: number }>;
  readonly origins: Set<string>;
}

/** The labels that at least half of the origins use, the most used first, in any case. */
export function labelsOf(reports: readonly CreditedReport[]): readonly Sourced[] {
  const votesByLabel = new Map<string, Votes>();
  for (const { article, originId } of reports) {
    for (const mention of mentionsIn(article)) vote(votesByLabel, mention, originId);
  }
  const origins = new Set(reports.map(({ originId }) => originId)).size;
  const enough = Math.max(1, Math.ceil(origins / 2));
  return [...votesByLabel.values()]
    .filter((votes) => votes.origins.size >= enough)
    .sort((a, b) => b.origins.size - a.origins.size)
    .slice(0, labelsMax)
    .flatMap((votes) => [...votes.spellings.values()].sort((a, b) => b.count - a.count).slice(0, 1))
    .map(({ first: { article, field, span } }) => transform('label', quote(article, field, span)));
}

function vote(byLabel: Map<string, Votes>, mention: Mention, originId: string): void {
  const key = mention.label.toLowerCase();
  const votes = byLabel.get(key) ?? { spellings: new Map(), origins: new Set() };
  byLabel.set(key, votes);
  votes.origins.add(originId);
  const spelling = votes.spellings.get(mention.label) ?? { first: mention, count: 0 };
  votes.spellings.set(mention.label, spelling);
  spelling.count += 1;
}

function mentionsIn(article: Article): readonly Mention[] {
  const fields: readonly SpanField[] = ['headline', 'summary', 'text'];
  return fields.flatMap((field) => {
    const text = (article[field] ?? '').slice(0, openingLength);
    return [...countriesIn(text), ...feedLabelsIn(text, article.labels)].map((span) => ({
      label: labelOf(text.slice(span.start, span.end)),
      article,
      field,
      span,
    }));
  });
}

function countriesIn(text: string): readonly Span[] {
  return [...text.matchAll(countryPattern)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
}

/** Where the text uses the words of its feed's labels. */
function feedLabelsIn(text: string, feedLabels: readonly string[]): readonly Span[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  return feedLabels
    .filter(
      (label) => label.length > 2 && label.length <= labelLengthMax && !meaningless.test(label),
    )
    .flatMap((label) => spanOf(label, text, lower) ?? []);
}

/** The first use as whole words that is not in the capitals of a dateline (`KARVEL`). */
function spanOf(label: string, text: string, lower: string): Span | undefined {
  const word = label.toLowerCase();
  for (let start = lower.indexOf(word); start >= 0; start = lower.indexOf(word, start + 1)) {
    const end = start + word.length;
    const isCapitalised = isCapitals(text.slice(start, end)) && !isCapitals(label);
    if (!isCapitalised && isWholeWord(text, start, end)) return { start, end };
  }
  return undefined;
}

const isCapitals = (text: string): boolean =>
  text === text.toUpperCase() && text !== text.toLowerCase();

function isWholeWord(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  return !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(end));
}
