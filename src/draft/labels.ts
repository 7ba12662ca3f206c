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

interface Voice {
  readonly spellings: Map<string, { readonly first: Mention; count: number }>;
  readonly origins: Set<string>;
}

/** The labels most origins speak of, the most spoken of first; `Karvel` and `KARVEL` are one. */
export function labelsOf(reports: readonly Report[]): readonly Sourced[] {
  const voices = new Map<string, Voice>();
  for (const { article, originId } of reports) {
    for (const mention of mentionsIn(article)) hear(voices, mention, originId);
  }
  const origins = new Set(reports.map(({ originId }) => originId)).size;
  const enough = Math.max(1, Math.ceil(origins / 2));
  return [...voices.values()]
    .filter((voice) => voice.origins.size >= enough)
    .sort((a, b) => b.origins.size - a.origins.size)
    .slice(0, labelsMax)
    .flatMap((voice) => [...voice.spellings.values()].sort((a, b) => b.count - a.count).slice(0, 1))
    .map(({ first: { article, field, span } }) => made('label', quote(article, field, span)));
}

function hear(voices: Map<string, Voice>, mention: Mention, originId: string): void {
  const key = mention.label.toLowerCase();
  const voice = voices.get(key) ?? { spellings: new Map(), origins: new Set() };
  voices.set(key, voice);
  voice.origins.add(originId);
  const spelling = voice.spellings.get(mention.label) ?? { first: mention, count: 0 };
  voice.spellings.set(mention.label, spelling);
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

/** Where the text itself uses the word of a label; a label it never says is left out. */
function feedLabelsIn(text: string, feedLabels: readonly string[]): readonly Span[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  return feedLabels
    .filter((label) => label.length > 2 && label.length <= labelLengthMax && !empty.test(label))
    .flatMap((label) => spanOf(label, text, lower) ?? []);
}

/** The first place that says it, alone and not shouted as datelines do: `KARVEL` for `Karvel`. */
function spanOf(label: string, text: string, lower: string): Span | undefined {
  const word = label.toLowerCase();
  for (let start = lower.indexOf(word); start >= 0; start = lower.indexOf(word, start + 1)) {
    const end = start + word.length;
    const isShouted = isCapitals(text.slice(start, end)) && !isCapitals(label);
    if (!isShouted && standsAlone(text, start, end)) return { start, end };
  }
  return undefined;
}

const isCapitals = (text: string): boolean =>
  text === text.toUpperCase() && text !== text.toLowerCase();

function standsAlone(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  return !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(end));
}
