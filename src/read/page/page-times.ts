// When a page was published and last changed, by the most reliable statement on it.

import { dayMs } from '../../domain/time.js';
import { readDate } from '../date/date.js';
import { readAddressDay, readPrintedDay } from './printed-day.js';
import { metaOf, type PageHead } from './head.js';
import { lineOf, type PageElement } from './tree.js';

/** Times before the web are placeholders of templates. */
const earliest = Date.UTC(1991, 0, 1);
/** Elements with dates looked at, and the longest text of one. */
const elementsMax = 30;
const dateTextMax = 120;

export interface PageTimes {
  readonly publishedAt: number | undefined;
  readonly modifiedAt: number | undefined;
}

/** The times of publication and change. Times more than a day after `now` are not believed. */
export function readPageTimes(
  head: PageHead,
  elements: readonly PageElement[],
  url: string | undefined,
  now: number | undefined,
  title: string | undefined,
): PageTimes {
  const titleAt = findTitle(elements, title);
  const monthFirst = /^en[-_]us/i.test(head.language ?? metaOf(head, 'og:locale') ?? '');
  const believed = (at: number | undefined): number | undefined =>
    at !== undefined && at >= earliest && (now === undefined || at <= now + dayMs) ? at : undefined;
  const firstOf = (texts: readonly (string | undefined)[]): number | undefined => {
    for (const text of texts) {
      if (text === undefined) continue;
      const at = believed(readWhen(text, monthFirst));
      if (at !== undefined) return at;
    }
    return undefined;
  };
  const declaredAt = firstOf([
    head.article?.text('datePublished'),
    ...publishedNames.map((name) => metaOf(head, name)),
    ...marked(elements, /datepublished/i),
  ]);
  const modifiedAt = firstOf([
    head.article?.text('dateModified'),
    ...modifiedNames.map((name) => metaOf(head, name)),
    ...marked(elements, /datemodified/i),
  ]);
  const publishedAt =
    declaredAt ??
    firstOf(publishedFirst(timeElements(elements))) ??
    believed(url === undefined ? undefined : readAddressDay(url)) ??
    firstOf(looseNames.map((name) => metaOf(head, name))) ??
    firstOf(publishedFirst(aroundTitle(elements, titleAt))) ??
    firstOf(publishedFirst(namedDates(elements, titleAt))) ??
    firstOf([head.article?.text('dateCreated'), ...otherDates(head)]) ??
    firstOf(publishedFirst(saidDates(elements)));
  return { publishedAt: publishedAt ?? modifiedAt, modifiedAt };
}

/** The dates of the site, of a video or of other articles come last. */
function otherDates(head: PageHead): readonly (string | undefined)[] {
  return head.items.map((item) => item.text('datePublished') ?? item.text('uploadDate'));
}

/** A text with a clock is read as a date with its zone, a day alone as printed. */
function readWhen(text: string, monthFirst: boolean): number | undefined {
  const line = fromPublished(text);
  if (/\d:\d|\d{8}/.test(line)) return readDate(line) ?? readPrintedDay(line, monthFirst);
  return readPrintedDay(line, monthFirst) ?? readDate(line);
}

const publishedWord = new RegExp(
  'published|posted|created|veröffentlicht|erstellt|erschienen|publi[ée]|publicado|pubblicato|' +
    'gepubliceerd|publicerad|publisert|udgivet|opublikowano|опубликован',
  'iu',
);
const updatedWord = new RegExp(
  'updated|modified|last edited|aktualisiert|stand:|geändert|mis à jour|modifié|actualizado|' +
    'atualizado|aggiornato|bijgewerkt|uppdaterad|oppdatert|opdateret|aktualizacja|обновлен',
  'iu',
);

/** In `Updated 30 August, published 27 August` the date after `published` counts. */
function fromPublished(text: string): string {
  const at = text.search(publishedWord);
  return at > 0 && updatedWord.test(text.slice(0, at)) ? text.slice(at) : text;
}

/** Lines that only name an update come after the others. */
function publishedFirst(lines: readonly string[]): readonly string[] {
  const isUpdate = (line: string): boolean => updatedWord.test(line) && !publishedWord.test(line);
  return [...lines.filter((line) => !isUpdate(line)), ...lines.filter(isUpdate)];
}

const publishedNames = `article:published_time og:article:published_time article:published
  og:published_time datepublished date_published publishdate publish-date publish_date
  publication_date publication-date pubdate pub_date dc.date.issued dcterms.issued
  dcterms.created dc.date.created dcterms.available sailthru.date parsely-pub-date
  cxenseparse:recs:publishtime
  citation_publication_date article:post_date article.published originalpublicationdate
  article_date_original bt:pubdate cre_publish_date displaydate date-published
  shareaholic:article_published_time
  published-date published_date rnews:datepublished`.split(/\s+/);
const looseNames = `date dc.date dcterms.date dc:date article:date created date-created
  datecreated eomportal-lastupdate analytics:date`.split(/\s+/);
const modifiedNames = `article:modified_time og:article:modified_time og:updated_time
  article:modified datemodified date_modified dcterms.modified dc.date.modified lastmod
  last-modified revised last_updated`.split(/\s+/);

function marked(elements: readonly PageElement[], itemprop: RegExp): readonly string[] {
  return elements
    .filter(({ attributes }) => itemprop.test(attributes.get('itemprop') ?? ''))
    .slice(0, elementsMax)
    .map(dateTextOf);
}

/** First the elements marked as publication, then all others in reading order. */
function timeElements(elements: readonly PageElement[]): readonly string[] {
  const times = elements.filter(({ name, attributes }) => {
    if (name === 'time') return !/updat|modif/i.test(attributes.get('class') ?? '');
    return name === 'abbr' && /published|date/i.test(attributes.get('class') ?? '');
  });
  const isSaid = ({ attributes }: PageElement): boolean =>
    attributes.has('pubdate') ||
    /publish|entry-date|post-date/i.test(attributes.get('class') ?? '');
  const own = times.filter((element) => !isElsewhere(element));
  return [...own.filter(isSaid), ...own, ...times].slice(0, elementsMax).map(dateTextOf);
}

/** The article's date is among this many elements after and before the headline. */
const underTitleMax = 60;
const overTitleMax = 8;

/** Short lines right below or above the headline, and the beginnings of long ones. */
function aroundTitle(elements: readonly PageElement[], titleAt: number): readonly string[] {
  const under = elements.slice(titleAt + 1, titleAt + 1 + underTitleMax);
  const over = elements.slice(Math.max(0, titleAt - overTitleMax), Math.max(0, titleAt));
  return [...under, ...over.reverse()]
    .filter((element) => !isElsewhere(element))
    .map(lineOf)
    .map((line) => (line.length <= dateTextMax ? line : opening(line)))
    .filter((line) => line.length > 5);
}

/** The heading with the title, else the first h1. */
function findTitle(elements: readonly PageElement[], title: string | undefined): number {
  const isHeading = ({ name }: PageElement): boolean => /^h[1-3]$/.test(name);
  const wanted = letters(title ?? '');
  const named =
    wanted === ''
      ? -1
      : elements.findIndex((one) => isHeading(one) && letters(lineOf(one)).includes(wanted));
  return named >= 0 ? named : elements.findIndex(({ name }) => name === 'h1');
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** `27.1.2022 - …`: the beginning of a long line, before its text. */
function opening(line: string): string {
  return /^\P{L}{6,24}(?=\s)|^[^.]{0,40}\d{4}(?=\s[-–—:|])/u.exec(line)?.[0] ?? '';
}

const dateName = new RegExp(
  [
    'date|datum|fecha|time(?!line)|publish|posted|veroeffentlicht|pubdat|meta-info|byline',
    'post-?meta|entry-?meta|article-?meta|postinfo',
  ].join('|'),
  'i',
);

function namedDates(elements: readonly PageElement[], titleAt: number): readonly string[] {
  const ordered = [...elements.slice(titleAt + 1), ...elements.slice(0, titleAt + 1)];
  const named = ordered.filter((element) => {
    if (/^(html|body|main|article|script|meta|link|input)$/.test(element.name)) return false;
    return dateName.test(namesOf(element)) && !isElsewhere(element);
  });
  return named
    .slice(0, elementsMax)
    .map(lineOf)
    .filter((line) => line.length <= dateTextMax);
}

const saying = new RegExp(
  [
    'published|posted|updated|last (?:edited|modified)|veröffentlicht|erstellt|stand',
    'aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|опубликовано',
    'обновлено',
  ].join('|'),
  'i',
);

/** Lines anywhere that begin with `Published`, `Updated` or the like. */
function saidDates(elements: readonly PageElement[]): readonly string[] {
  return elements
    .filter(({ children }) => children.some((one) => typeof one === 'string' && saying.test(one)))
    .slice(0, elementsMax)
    .map(lineOf)
    .filter((line) => line.length <= dateTextMax);
}

/** Names of parts that are not the article, as whole names: `has-sidebar` is the article's page. */
const otherParts = /(?:^|\s)(?:comments?|masthead|topbar|top-bar|site-header|sidebar)(?:\s|$)/i;

/** Is this the clock of the site or the date of another article? */
function isElsewhere(element: PageElement): boolean {
  if (/teaser|related|recommend|comment|current|copyright|sidebar/i.test(namesOf(element)))
    return true;
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent) {
    if (/^(?:aside|footer|nav)$/.test(at.name) || otherParts.test(namesOf(at))) return true;
  }
  return false;
}

function namesOf({ attributes }: PageElement): string {
  return `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
}

function dateTextOf(element: PageElement): string {
  const { attributes } = element;
  const machine =
    attributes.get('datetime') ?? attributes.get('content') ?? attributes.get('title');
  if (machine !== undefined && readDate(machine) !== undefined) return machine;
  const line = lineOf(element);
  return line.length <= dateTextMax ? line : '';
}
