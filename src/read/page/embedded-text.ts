// The text of an article that a page carries as data: `articleBody` of JSON-LD, or the state of a
// program that draws the page in the browser.

import { escapeMarkup } from '../../domain/markup.js';
import type { PageHead } from './head.js';

/** Longest script read, in UTF-16 units, and limits of the search in it. */
const scriptLengthMax = 2_000_000;
const depthMax = 14;
const valuesMax = 50_000;
/** A paragraph has this many characters, an article this many words. */
const paragraphLengthMin = 60;
const articleWordsMin = 40;

/** `articleBody` as markup; undefined if there is none. */
export function articleBodyMarkup(head: PageHead): string | undefined {
  const body = head.article?.text('articleBody');
  return body === undefined ? undefined : asMarkup(body);
}

/** The longest list of paragraphs in the page's JSON scripts, as markup; undefined if none. */
export function embeddedMarkup(scripts: readonly string[]): string | undefined {
  const candidates = scripts.flatMap((script) => paragraphLists(parse(script)));
  const [longest] = candidates.sort((one, other) => other.length - one.length);
  const words = longest?.split(/\s+/).length ?? 0;
  return longest === undefined || words < articleWordsMin ? undefined : longest;
}

function parse(script: string): unknown {
  if (script.length > scriptLengthMax) return undefined;
  try {
    return JSON.parse(script) as unknown;
  } catch {
    return undefined;
  }
}

/** Markup of every list of texts, and of every long text, anywhere in the value. */
function paragraphLists(root: unknown): readonly string[] {
  const found: string[] = [];
  let seen = 0;
  const visit = (value: unknown, depth: number): void => {
    seen += 1;
    if (depth > depthMax || seen > valuesMax) return;
    if (typeof value === 'string') {
      if (/<p[\s>]|\n\s*\n/.test(value)) found.push(asMarkup(value));
    } else if (Array.isArray(value)) {
      const paragraphs = value.flatMap((one) => paragraphOf(one) ?? []);
      if (paragraphs.length > 1) found.push(paragraphs.map(asMarkup).join('\n'));
      for (const one of value) visit(one, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const one of Object.values(value)) visit(one, depth + 1);
    }
  };
  visit(root, 0);
  return found;
}

/** A text, or the longest text of an object, that reads like a paragraph. */
function paragraphOf(value: unknown): string | undefined {
  const texts =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.values(value).filter((one): one is string => typeof one === 'string')
      : [value].filter((one): one is string => typeof one === 'string');
  const [longest] = [...texts].sort((one, other) => other.length - one.length);
  const isParagraph = longest !== undefined && longest.length >= paragraphLengthMin;
  return isParagraph && /\s/.test(longest) && /[.!?…。！？]/.test(longest) ? longest : undefined;
}

function asMarkup(text: string): string {
  if (/<(?:p|br|div)[\s/>]/i.test(text)) return text;
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeMarkup(line.trim())}</p>`)
    .join('\n');
}
