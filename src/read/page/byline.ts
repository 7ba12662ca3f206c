// The authors of an article as printed, without "By".

import { metaOf, type PageHead } from './head.js';
import { lineOf, type PageElement } from './tree.js';

const lengthMax = 200;
const authorsMax = 8;

/**
 * The first byline found in JSON-LD, metadata and visible elements. Persons come before
 * organisations, and the site itself is no author. Undefined if there is none.
 */
export function readByline(
  head: PageHead,
  elements: readonly PageElement[],
  siteName?: string,
): string | undefined {
  const publishers = [siteName, ...(head.article?.names('publisher') ?? [])];
  const isSite = (name: string): boolean =>
    publishers.some((site) => site !== undefined && lettersOf(site) === lettersOf(name));
  const declared = declaredBylines(head).flatMap((text) => tidyByline(text) ?? []);
  const visible = visibleBylines(elements).flatMap(
    (text) => tidyByline(text.replace(prepositionIn(head.language), '')) ?? [],
  );
  const named = [...declared, ...visible].filter((name) => !isSite(name));
  return named.find((name) => !organisation.test(name)) ?? named[0];
}

/** Names of organisations, which sign only if no person does. */
const organisation = new RegExp(
  String.raw`\b(?:corporation|corp|inc|ltd|llc|gmbh|group|media|network|broadcasting|agency|` +
    String.raw`newsroom|news desk|redaktion|redacción|rédaction|staff)\b`,
  'i',
);

function declaredBylines(head: PageHead): readonly string[] {
  const persons = head.article?.persons('author') ?? [];
  const metas = ['byl', 'author', 'parsely-author', 'sailthru.author', 'dc.creator'];
  const signed = /written|author|^by$|von|autor|par|door|автор/i.test(
    metaOf(head, 'twitter:label1') ?? '',
  );
  return [
    persons.slice(0, authorsMax).join(', '),
    ...[...metas, 'dcterms.creator'].map((name) => metaOf(head, name)),
    metaOf(head, 'article:author', 'article:author_name'),
    signed ? metaOf(head, 'twitter:data1') : undefined,
    (head.article?.names('author') ?? []).slice(0, authorsMax).join(', '),
  ].filter((text) => text !== undefined);
}

/** Words for "by" by language. In a name, `Di` and `Von` are part of it. */
const prepositions: Readonly<Record<string, string>> = {
  de: 'von',
  fr: 'par',
  es: 'por',
  pt: 'por',
  it: 'di|da',
  nl: 'door',
  sv: 'av',
  no: 'av',
  nb: 'av',
  da: 'af',
  hr: 'od',
  ru: 'автор|текст',
};

function prepositionIn(language: string | undefined): RegExp {
  const code = language?.slice(0, 2).toLowerCase() ?? '';
  const words = Object.hasOwn(prepositions, code) ? prepositions[code] : undefined;
  return new RegExp(`^\\s*(?:${words ?? 'par|por|door|автор|текст'})[\\s:]+`, 'iu');
}

const leading = /^(?:(?:\w{1,20} )?by|aut(?:h?or|eur)|von:|texte?:|de:)[\s:.]+/iu;

/** A byline without "By" and ornament; undefined if it is no name. */
export function tidyByline(text: string): string | undefined {
  const line = text
    .slice(0, 2 * lengthMax)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(leading, '')
    .replace(/[\s|,;•·–—-]+$/, '')
    .trim();
  if (line === '' || line.length > lengthMax) return undefined;
  if (/^(https?:|www\.|@|\d+$)/i.test(line) || !/\p{L}{2}/u.test(line)) return undefined;
  if (/^\d+\s?(?:min|sec|hour|std)|reading time|^[$€£]\s?\d/i.test(line)) return undefined;
  if (/^(admin|administrator|editor|redaktion|staff|unknown|null|undefined|guest)$/i.test(line))
    return undefined;
  return line;
}

function visibleBylines(elements: readonly PageElement[]): readonly string[] {
  const marked = elements.filter(
    ({ name, attributes }) =>
      (name !== 'meta' && attributes.get('itemprop') === 'author') ||
      /(?:^|\s)author(?:\s|$)/.test(attributes.get('rel') ?? ''),
  );
  const named = elements.filter(({ name, attributes }) => {
    if (/^(html|body|main|article|section|meta|link|script)$/.test(name)) return false;
    const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
    return /(?:^|[\s_-])(byline|author(-?name)?|autor|verfasser|article-?author)(?:[\s_-]|$)/i.test(
      names,
    );
  });
  return [...marked, ...named]
    .slice(0, 20)
    .map(lineOf)
    .filter((line) => line.length <= 120 && !/\d{4}.*\d{2}:\d{2}/.test(line));
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^the\s/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
