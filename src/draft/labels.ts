// Labels: the lands the reports name, and the feeds' own labels where the reports use the word.
// Modest and neutral: a label says where and what, never who is right.

import type { Article } from '../domain/article.js';
import type { SpanField, Sourced } from '../domain/sourced.js';
import type { Report } from './report.js';
import { made, quote, type Span } from './sourced.js';
import { countryPattern, labelOf } from './label-words.js';

const labelsMax = 5;
/** As much of a text as is looked at: where and what stand at its beginning. */
const openingLength = 400;
const labelLengthMax = 40;
/** Feed labels that say nothing about an event. */
const empty = new RegExp(
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

/** The labels most origins speak of, the most spoken of first. */
export function labelsOf(reports: readonly Report[]): readonly Sourced[] {
  const voices = new Map<string, { readonly first: Mention; readonly origins: Set<string> }>();
  for (const { article, originId } of reports) {
    for (const mention of mentionsIn(article)) {
      const known = voices.get(mention.label) ?? { first: mention, origins: new Set<string>() };
      voices.set(mention.label, known);
      known.origins.add(originId);
    }
  }
  const origins = new Set(reports.map(({ originId }) => originId)).size;
  const enough = Math.max(1, Math.ceil(origins / 2));
  return [...voices.values()]
    .filter((voice) => voice.origins.size >= enough)
    .sort((a, b) => b.origins.size - a.origins.size)
    .slice(0, labelsMax)
    .map(({ first: { article, field, span } }) => made('label', quote(article, field, span)));
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

/** Where the text itself uses the word of a label; a label it never says is left out. */
function feedLabelsIn(text: string, feedLabels: readonly string[]): readonly Span[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  return feedLabels
    .filter((label) => label.length > 2 && label.length <= labelLengthMax && !empty.test(label))
    .flatMap((label) => {
      const start = lower.indexOf(label.toLowerCase());
      const end = start + label.length;
      return start >= 0 && standsAlone(text, start, end) ? [{ start, end }] : [];
    });
}

function standsAlone(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  return !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(end));
}
