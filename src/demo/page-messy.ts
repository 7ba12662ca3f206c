// The messy page: tables for columns, line breaks for paragraphs, a related box within the text and
// unclosed tags, as found on real sites.

import { escapeMarkup as escaped } from '../domain/markup.js';
import type { PageDocument } from './page-document.js';
import { navigation, relatedBox, siteFoot, wordsOf } from './page-parts.js';

export function messyPage(document: PageDocument): string {
  const { article } = document;
  const { outlet } = article.outlet;
  const author =
    article.byline === undefined
      ? ''
      : `<span class=byline>${wordsOf(article).by} ${escaped(article.byline)}</span><br>`;
  return [
    '<html><head>',
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
    `<title>${escaped(outlet.name)} :: ${escaped(article.headline)}</title>`,
    '<script>var ads = ads || []; ads.push("banner-top");</script>',
    '<style>.hd{font:bold 24px serif}</style>',
    '</head><body bgcolor=white>',
    `<center>${navigation(document)}</center>`,
    '<table width=980 cellpadding=4><tr><td valign=top width=180>',
    `<div class=promo>${wordsOf(article).newsletter}</div>`,
    '<td valign=top>',
    `<h1 class=hd>${escaped(article.headline)}</h1>`,
    `<div class=meta>${author}<font size=1>${article.publishedWords}</font></div>`,
    `<div class=txt>${brokenText(document)}</div>`,
    '</table>',
    siteFoot(document),
  ].join('\n');
}

/** Line breaks instead of paragraphs, and a box after the second paragraph. */
function brokenText(document: PageDocument): string {
  const { article } = document;
  const notes = [article.foot, article.correction].filter((text) => text !== undefined);
  const parts = article.paragraphs.map((text) => `${escaped(text)}<br><br>`);
  const after = notes.map((text) => `<i>${escaped(text)}</i><br>`);
  return [...parts.slice(0, 2), relatedBox(document), ...parts.slice(2), ...after].join('\n');
}
