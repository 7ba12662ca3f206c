// The authors of an article as printed, without "By".

import { metaOf, type PageHead } from './head.js';
import { lineOf, type PageElement } from './tree.js';

const lengthMax = 200;
const authorsMax = 8;

/** The first byline found in JSON-LD, metadata and visible elements; undefined if there is none. */
export function readByline(head: PageHead, elements: readonly PageElement[]): string | undefined {
  const linked = head.article?.names('author') ?? [];
  const candidates = [
    linked.slice(0, authorsMax).join(', '),
    ...['byl', 'author', 'parsely-author', 'sailthru.author', 'dc.creator', 'dcterms.creator'].map(
      (name) => metaOf(head, name),
    ),
    metaOf(head, 'article:author', 'article:author_name', 'twitter:data1'),
    ...visibleBylines(elements),
  ];
  for (const candidate of candidates) {
    const byline = candidate === undefined ? undefined : tidyByline(candidate);
    if (byline !== undefined) return byline;
  }
  return undefined;
}

/** A byline without "By" and ornament; undefined if it is no name. */
export function tidyByline(text: string): string | undefined {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:(?:\w+ )?by|von|par|por|di|da|door|av|af|od|автор|текст|aut(?:h?or|eur))[\s:.]+/iu,
      '',
    )
    .replace(/[\s|,;•·–—-]+$/, '')
    .trim();
  if (line === '' || line.length > lengthMax) return undefined;
  if (/^(https?:|www\.|@|\d+$)/i.test(line) || !/\p{L}{2}/u.test(line)) return undefined;
  if (/^(admin|administrator|editor|redaktion|staff|unknown|null|undefined|guest)$/i.test(line))
    return undefined;
  return line;
}

function visibleBylines(elements: readonly PageElement[]): readonly string[] {
  const said = elements.filter(
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
  return [...said, ...named]
    .slice(0, 20)
    .map(lineOf)
    .filter((line) => line.length <= 120 && !/\d{4}.*\d{2}:\d{2}/.test(line));
}
