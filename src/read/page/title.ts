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
  const agreed =
    visible.find((one) => declared.some((title) => agree(one, title))) ??
    lesserHeadings(elements).find((one) => declared.some((title) => agree(one, title)));
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

/** Some pages have the section as h1 and the headline below it. */
function lesserHeadings(elements: readonly PageElement[]): readonly string[] {
  return elements
    .filter(({ name }) => name === 'h2')
    .slice(0, 5)
    .map(withoutKicker)
    .filter((line) => line.length > 15 && line.length <= lengthMax);
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

const separator = /\s+(?:[|\-–—»·:/•]+|::)\s+/g;
/** Signs that need no spaces around them in East Asian titles. */
const tightSeparator = /[_|｜－–—-]/;

/** `Headline | Site` or `Site - Headline` without the site. */
function withoutSite(title: string, siteName: string | undefined): string {
  const named = siteName === undefined ? '' : letters(siteName);
  const tight = withoutTightSite(title, siteName);
  if (tight !== undefined) return tight;
  const signs = [...title.matchAll(separator)];
  const last = signs.at(-1);
  if (last === undefined) return title;
  const tail = title.slice(last.index + last[0].length);
  const [first] = signs;
  if (named !== '' && first !== undefined && letters(title.slice(0, first.index)) === named) {
    return title.slice(first.index + first[0].length);
  }
  const rest = title.slice(0, last.index);
  const isSite = named !== '' && (letters(tail).includes(named) || named.includes(letters(tail)));
  if (isSite) return withoutSections(rest, last[0]);
  const wordsOf = (text: string): number => text.split(/\s+/).length;
  // Without the site's name, a short part after the last sign is taken for it.
  if (named === '' && wordsOf(tail) <= 4 && wordsOf(rest) > wordsOf(tail)) {
    return withoutSite(rest, undefined);
  }
  return wordsOf(tail) <= 4 && wordsOf(rest) > 2 * wordsOf(tail)
    ? withoutSections(rest, last[0])
    : title;
}

/** Sections between headline and site, as in `Headline | Local | Site`, have the site's sign. */
function withoutSections(title: string, sign: string): string {
  const parts = title.split(sign);
  const end = parts.findIndex((part, at) => at > 0 && part.split(/\s+/).length <= 3);
  return end < 0 ? title : parts.slice(0, end).join(sign);
}

function withoutTightSite(title: string, siteName: string | undefined): string | undefined {
  if (siteName === undefined || siteName.length < 2 || !title.endsWith(siteName)) return undefined;
  const rest = title.slice(0, -siteName.length);
  return tightSeparator.test(rest.slice(-1)) && rest.length > 2 ? rest.slice(0, -1) : undefined;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
