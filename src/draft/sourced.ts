// Makers of strings that know where they come from. Nothing else in this room builds one.

import type { Article } from '../domain/article.js';
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

/** A named transformation of another string; the string itself when it changes nothing. */
export function made(how: Transformation, of: Sourced): Sourced {
  const text = transformations[how](of.text);
  return text === of.text ? of : { text, from: { kind: 'made', how, of } };
}

/** A house pattern with its one place filled. */
export function filled(name: string, pattern: string, of: Sourced): Sourced {
  return { text: fillPattern(pattern, of.text), from: { kind: 'pattern', name, pattern, of } };
}

/** The pattern with the text at its (only) place in braces; after the pattern when it has none. */
export function fillPattern(pattern: string, text: string): string {
  const place = /\{\w+\}/.exec(pattern);
  if (place === null) return `${pattern} ${text}`;
  return pattern.slice(0, place.index) + text + pattern.slice(place.index + place[0].length);
}
