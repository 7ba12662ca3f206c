// The exemplary page: JSON-LD, canonical address, Open Graph, one article element.

import { escapeMarkup as escaped } from '../domain/markup.js';
import { isoDate } from './markup.js';
import type { PageDocument } from './page-document.js';
import { navigation, relatedBox, siteFoot, textHtml, wordsOf } from './page-parts.js';
import type { ShownArticle } from './shown.js';

export function tidyPage(document: PageDocument): string {
  const { article } = document;
  const { language } = article.outlet;
  const by = wordsOf(article).by;
  const author = article.byline;
  const at = article.publishedAt;
  const lines = [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escaped(article.headline)} | ${escaped(article.outlet.outlet.name)}</title>`,
    `<link rel="canonical" href="${escaped(article.url)}">`,
    `<meta name="description" content="${escaped(article.summary)}">`,
    `<meta property="og:title" content="${escaped(article.headline)}">`,
    '<meta property="og:type" content="article">',
    `<script type="application/ld+json">${jsonLd(article)}</script>`,
    '</head>',
    '<body>',
    `<header><p class="brand">${escaped(article.outlet.outlet.name)}</p>`,
    `${navigation(document)}</header>`,
    '<main><article>',
    `<h1>${escaped(article.headline)}</h1>`,
    ...(author === undefined
      ? []
      : [`<p class="byline">${by} <span rel="author">${escaped(author)}</span></p>`]),
    `<time datetime="${isoDate(at)}">${article.publishedWords}</time>`,
    `<div class="body" itemprop="articleBody">${textHtml(article)}</div>`,
    '</article>',
    relatedBox(document),
    '</main>',
    siteFoot(document),
    '</body></html>',
  ];
  return lines.join('\n');
}

function jsonLd(article: ShownArticle): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': article.form === 'opinion' ? 'OpinionNewsArticle' : 'NewsArticle',
    headline: article.headline,
    datePublished: isoDate(article.publishedAt),
    dateModified: isoDate(article.modifiedAt),
    inLanguage: article.outlet.language,
    ...(article.byline === undefined
      ? {}
      : { author: [{ '@type': 'Person', name: article.byline }] }),
    publisher: { '@type': 'Organization', name: article.outlet.outlet.name },
    mainEntityOfPage: article.url,
    keywords: article.labels,
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
