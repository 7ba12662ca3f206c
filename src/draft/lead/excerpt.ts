// The excerpt: the lead's own first paragraphs, verbatim, in whole sentences within a word budget.

import type { Article } from '../../domain/article.js';
import type { Sourced } from '../../domain/sourced.js';
import { isFinished, sentencesOf } from '../sentences.js';
import { quote, type Span } from '../sourced.js';
import { countWords, wordsOf } from '../words.js';

const paragraphsMax = 2;
/** UTF-16 units of a paragraph that are looked at. */
const paragraphLengthMax = 4_000;
/** A shorter paragraph is a byline, a date or a caption. */
const proseWordsMin = 5;

/** Bylines, captions and notices: they begin with one of these words and have no full stop. */
const notProse = new RegExp(
  '^(?:by|photo|image|picture|credit|file|source|updated|published|advertisement|read more)' +
    '\\b[^.]*$',
  'iu',
);

/** From its first character to the empty line that ends it. */
const paragraph = /\S(?:[^\n]|\n(?![^\S\n]*\n))*/gu;

/** Up to two paragraphs of the text, or of the summary when there is no text; may be empty. */
export function excerptOf(article: Article, wordsMax: number): readonly Sourced[] {
  for (const field of ['text', 'summary'] as const) {
    const spans = proseOf(article[field], article, paragraphsMax);
    const fitting = withinBudget(article[field], spans, wordsMax);
    if (fitting.length > 0) return fitting.map((span) => quote(article, field, span));
  }
  return [];
}

/** Most paragraphs of a text that an editor can choose from. */
const choiceMax = 60;

/** The paragraphs of the text, or of the summary when there is no text, each with its source. */
export function paragraphsOf(article: Article): readonly Sourced[] {
  for (const field of ['text', 'summary'] as const) {
    const spans = proseOf(article[field], article, choiceMax);
    if (spans.length > 0) return spans.map((span) => quote(article, field, span));
  }
  return [];
}

/** The first paragraphs that are neither the headline again nor a byline, date or caption. */
function proseOf(text: string, article: Article, countMax: number): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(paragraph)) {
    if (spans.length === countMax) break;
    const shown = match[0].slice(0, paragraphLengthMax).trimEnd();
    if (isProse(shown, article)) {
      spans.push({ start: match.index, end: match.index + shown.length });
    }
  }
  return spans;
}

function isProse(shown: string, article: Article): boolean {
  const same = (other: string | undefined): boolean =>
    other !== undefined && wordsOf(other).join(' ') === wordsOf(shown).join(' ');
  if (same(article.headline) || same(article.byline) || same(article.dateline)) return false;
  if (notProse.test(shown)) return false;
  return countWords(shown) >= proseWordsMin || /[。！？]/u.test(shown);
}

function withinBudget(text: string, spans: readonly Span[], wordsMax: number): readonly Span[] {
  const kept: Span[] = [];
  let left = wordsMax;
  for (const span of spans) {
    const cut = wholeSentences(text.slice(span.start, span.end), left, kept.length === 0);
    if (cut === undefined) break;
    kept.push({ start: span.start + cut.start, end: span.start + cut.end });
    left -= countWords(text.slice(span.start + cut.start, span.start + cut.end));
    if (span.start + cut.end < span.end) break;
  }
  return kept;
}

/** The leading sentences that fit. A first sentence that is too long is cut at a word. */
function wholeSentences(paragraph: string, wordsMax: number, first: boolean): Span | undefined {
  let end = 0;
  let words = 0;
  for (const sentence of sentencesOf(paragraph)) {
    const shown = paragraph.slice(sentence.start, sentence.end);
    words += countWords(shown);
    const torn = end > 0 && !isFinished(shown);
    if (words > wordsMax || torn) break;
    end = sentence.end;
  }
  if (end > 0) return { start: 0, end };
  return first ? { start: 0, end: cutAtWord(paragraph, wordsMax) } : undefined;
}

function cutAtWord(paragraph: string, wordsMax: number): number {
  const words = [...paragraph.matchAll(/\S+/gu)].slice(0, wordsMax);
  const last = words.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}
