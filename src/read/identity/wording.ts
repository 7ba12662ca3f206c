// The wording of an entry: headline, summary and text as plain text, within the general limits.

import { headlineLengthMax, summaryLengthMax, textLengthMax } from '../../domain/limits.js';
import type { EntryReading, Markup } from '../feed/feed.js';
import { plainText, withoutInvisible } from '../html/html.js';

export interface Wording {
  readonly headline: string;
  readonly summary: string;
  /** Empty if the feed has only a summary. */
  readonly text: string;
}

/** A description of this length, in UTF-16 units, is the full text. */
const fullTextLength = 1_500;
/** Longest headline taken from a first sentence, in UTF-16 units. */
const borrowedLengthMax = 140;

/** The line that publishing software adds under every text. */
const footLine = new RegExp(
  String.raw`^(the post .{0,400} (?:first )?appeared (?:first )?on .{0,200}|` +
    String.raw`continue reading.{0,200}|` +
    String.raw`read (?:more|the full (?:story|article)).{0,100}|\[?…\]?)$`,
  'i',
);

/** Undefined if the entry has no text at all. */
export function wordingOf(entry: EntryReading): Wording | undefined {
  const whole = plain(entry.summary);
  const content = plain(entry.content);
  const text = content !== '' ? content : whole.length >= fullTextLength ? whole : '';
  const headline = entry.title ?? firstSentence(whole === '' ? content : whole);
  if (headline === '') return undefined;
  return {
    headline: cutAtWord(withoutInvisible(headline).replace(/\s+/g, ' ').trim(), headlineLengthMax),
    summary: cutAtWord(whole, summaryLengthMax),
    text: cutAtWord(text, textLengthMax),
  };
}

function plain(markup: Markup | undefined): string {
  if (markup === undefined) return '';
  const paragraphs = plainText(markup.html).split('\n\n');
  while (paragraphs.length > 0 && footLine.test(paragraphs.at(-1)?.trim() ?? '')) paragraphs.pop();
  return paragraphs.join('\n\n');
}

function firstSentence(text: string): string {
  const line = text.split('\n')[0] ?? '';
  const sentence = /^.{10,140}?[.!?。？！](?=\s|$)/u.exec(line)?.[0];
  return sentence ?? cutAtWord(line, borrowedLengthMax);
}

/** At most `max` UTF-16 units; a text that is cut ends after a whole word with `…`. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1);
  const space = head.search(/\s\S*$/);
  const end = space > max / 2 ? space : head.length;
  return `${head
    .slice(0, end)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
