// Makers of strings that know where they come from. Nothing else in this room builds one.

import type { Article } from '../domain/article.js';
import { fillOnePlace } from '../domain/pattern.js';
import type { Sourced, SpanField, Transformation } from '../domain/sourced.js';
import { transformations } from './transformations.js';

/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The article's own words between two offsets of a field. */
export function quote(article: Article, field: SpanField, span: Span): Sourced {
  const { start, end } = span;
  const text = (article[field] ?? '').slice(start, end);
  return {
    text,
    from: { kind: 'span', articleId: article.id, version: article.version, field, start, end },
  };
}

/** Applies a named transformation. Returns the string itself when that changes nothing. */
export function transform(how: Transformation, of: Sourced): Sourced {
  const text = transformations[how](of.text);
  return text === of.text ? of : { text, from: { kind: 'made', how, of } };
}

/** Fills the one place of a house pattern. */
export function fillHousePattern(name: string, pattern: string, of: Sourced): Sourced {
  return { text: fillOnePlace(pattern, of.text), from: { kind: 'pattern', name, pattern, of } };
}
