// The bare page of a small site: a heading, a line with author and date, paragraphs.

import { escapeMarkup as escaped } from '../domain/markup.js';
import type { PageDocument } from './page-document.js';
import { relatedBox, textHtml, wordsOf } from './page-parts.js';

export function plainPage(document: PageDocument): string {
  const { article, origin } = document;
  const { language, outlet } = article.outlet;
  const who =
    article.byline === undefined ? '' : `${wordsOf(article).by} ${escaped(article.byline)}, `;
  const lines = [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><title>${escaped(article.headline)}</title></head>`,
    '<body>',
    `<p><a href="${origin}/${outlet.id}/">${escaped(outlet.name)}</a></p>`,
    `<h1>${escaped(article.headline)}</h1>`,
    `<p class="date">${who}${article.publishedWords}</p>`,
    textHtml(article),
    '<hr>',
    relatedBox(document),
    '</body>',
    '</html>',
  ];
  return lines.join('\n');
}
