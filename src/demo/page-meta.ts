// The passable page: facts in meta elements, the text in one div among others.

import { escapeMarkup as escaped } from '../domain/markup.js';
import { isoDate } from './markup.js';
import type { PageDocument } from './page-document.js';
import { navigation, relatedBox, siteFoot, textHtml, wordsOf } from './page-parts.js';

export function metaPage(document: PageDocument): string {
  const { article } = document;
  const by = wordsOf(article).by;
  const author = article.byline;
  const name = escaped(article.outlet.outlet.name);
  const lines = [
    '<!doctype html>',
    `<html lang="${article.outlet.language}"><head><meta charset="utf-8">`,
    `<title>${escaped(article.headline)} - ${name}</title>`,
    `<meta property="og:title" content="${escaped(article.headline)}"/>`,
    `<meta property="og:site_name" content="${name}"/>`,
    `<meta property="og:url" content="${escaped(article.url)}"/>`,
    `<meta property="article:published_time" content="${isoDate(article.publishedAt)}"/>`,
    `<meta property="article:modified_time" content="${isoDate(article.modifiedAt)}"/>`,
    ...(author === undefined ? [] : [`<meta name="author" content="${escaped(author)}"/>`]),
    '</head><body>',
    `<div id="top">${navigation(document)}</div>`,
    '<div id="page"><div class="column-main">',
    `<h1 class="headline">${escaped(article.headline)}</h1>`,
    ...(article.standfirst ? [`<p class="standfirst">${escaped(article.summary)}</p>`] : []),
    ...(author === undefined
      ? []
      : [`<div class="meta"><span class="author">${by} ${escaped(author)}</span></div>`]),
    `<div class="story-text">${textHtml(article)}</div>`,
    '</div><div class="column-side">',
    relatedBox(document),
    `<div class="promo"><p>${wordsOf(article).newsletter}</p></div>`,
    '</div></div>',
    siteFoot(document),
    '</body></html>',
  ];
  return lines.join('\n');
}
