// The headline of a page: the visible heading that the metadata confirms.

import { plainText } from '../html/html.js';
import { metaOf, type PageHead } from './head.js';
import { lineOf, type PageElement } from './tree.js';

/** Only this much of a title is read, in UTF-16 units. */
const titleLengthMax = 1_000;
/** A longer heading is no headline. */
const lengthMax = 300;

/** The headline; undefined if the page has none. */
export function readTitle(
  head: PageHead,
  elements: readonly PageElement[],
  siteName: string | undefined,
): string | undefined {
  const declared = [
    metaOf(head, 'og:title', 'twitter:title', 'dc.title', 'parsely-title', 'sailthru.title'),
    head.article?.text('headline'),
    head.title,
  ].flatMap((one) => (one === undefined || one === '' ? [] : [tidy(one)]));
  const visible = headings(elements).filter((one) => !isName(one, siteName));
  const agreed = visible.find((one) => declared.some((title) => agree(one, title)));
  if (agreed !== undefined) return agreed;
  const [only, ...others] = [...new Set(visible)];
  if (only !== undefined && others.length === 0 && only.split(' ').length >= 2) return only;
  const [first] = declared.map((title) => withoutSite(title, siteName)).filter((one) => one !== '');
  return first ?? only;
}

/** All spellings of the headline, for finding it in the text. */
export function titleSpellings(head: PageHead, title: string | undefined): readonly string[] {
  const all = [title, metaOf(head, 'og:title'), head.article?.text('headline'), head.title];
  return all.flatMap((one) => (one === undefined || one === '' ? [] : [tidy(one)]));
}

function headings(elements: readonly PageElement[]): readonly string[] {
  const marked = elements.filter(({ attributes }) => attributes.get('itemprop') === 'headline');
  const first = elements.filter(({ name }) => name === 'h1');
  return [...marked, ...first]
    .slice(0, 10)
    .map(withoutKicker)
    .filter((line) => line !== '' && line.length <= lengthMax);
}

const kicker =
  /kicker|overline|topline|roofline|eyebrow|dachzeile|volanta|surtitre|pretitle|spitzmarke/i;

/** The text of a heading without the kicker that some sites place inside it. */
function withoutKicker(heading: PageElement): string {
  const rest = heading.children.filter(
    (child) => typeof child === 'string' || !kicker.test(child.attributes.get('class') ?? ''),
  );
  const line = lineOf({ ...heading, children: rest });
  return line === '' ? lineOf(heading) : line.replace(/^[\s:|–—-]+|[\s:|–—-]+$/g, '');
}

function tidy(title: string): string {
  return plainText(title.slice(0, titleLengthMax)).replace(/\s+/g, ' ');
}

/** Does one of heading and title contain the other, with most of the letters in common? */
function agree(heading: string, title: string): boolean {
  const one = letters(heading);
  const other = letters(title);
  if (one.length < 5 || other.length < 5) return false;
  if (other.includes(one)) return one.length >= other.length * 0.4;
  return one.includes(other) && other.length >= one.length * 0.5;
}

function isName(heading: string, siteName: string | undefined): boolean {
  return siteName !== undefined && letters(heading) === letters(siteName);
}

/** `Headline | Site` or `Site - Headline` without the site. */
function withoutSite(title: string, siteName: string | undefined): string {
  const parts = title.split(/\s+[|\-–—»·:/•]+\s+|\s+::\s+/);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  const named = siteName === undefined ? '' : letters(siteName);
  if (named !== '' && letters(first) === named) return title.slice(title.indexOf(parts[1] ?? ''));
  const isSite = named !== '' && (letters(last).includes(named) || named.includes(letters(last)));
  const rest = title.slice(0, title.lastIndexOf(last)).replace(/[\s|\-–—»·:/•]+$/, '');
  const wordsOf = (text: string): number => text.split(/\s+/).length;
  if (isSite || (wordsOf(last) <= 4 && wordsOf(rest) > wordsOf(last)))
    return withoutSite(rest, siteName);
  return title;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
