// The finished post as HTML, for an editor who posts it elsewhere.

import type { Config } from '../../../config.js';
import type { Outlet } from '../../../domain/outlet.js';
import { fillPattern } from '../../../domain/pattern.js';
import type { Roundup } from '../../../domain/roundup.js';
import { creditText } from './line-view.js';

type Patterns = Pick<
  Config,
  'leadPattern' | 'columnPattern' | 'linePattern' | 'jointPattern' | 'readMore'
>;

/** Paragraphs, links and a list: what every blog editor accepts. Ends in a line break. */
export function renderHtml(
  roundup: Roundup,
  outlets: ReadonlyMap<string, Outlet>,
  patterns: Patterns,
): string {
  const { title, lead, note, sectionHeading, lines } = roundup;
  const context = { outlets, jointPattern: patterns.jointPattern };
  const shown = lines.filter(({ folded }) => !folded);
  const blocks = [`<h2>${escaped(title.text)}</h2>`];
  if (lead !== undefined) {
    const pattern = lead.author === undefined ? patterns.leadPattern : patterns.columnPattern;
    const slots = { author: lead.author?.text ?? '', outlet: creditText(lead, context) };
    const credit = fillPattern(pattern, { ...slots, headline: lead.headline.text });
    blocks.push(
      `<p><b>${linked(credit, lead.url)}</b></p>`,
      ...lead.excerpt.map(({ text }) => `<p>${escaped(text)}</p>`),
      `<p>${linked(patterns.readMore, lead.url)}</p>`,
    );
  }
  if (note !== undefined) {
    const paragraphs = note.text.split('\n\n').map((text) => escaped(text).replace(/\n/g, '<br>'));
    blocks.push(`<p><b>Editor:</b> ${paragraphs.join('</p>\n<p>')}</p>`);
  }
  if (sectionHeading !== undefined && shown.length > 0) {
    blocks.push(`<h3>${escaped(sectionHeading.text)}</h3>`);
  }
  if (shown.length > 0) {
    const items = shown.map((line) => {
      const outlet = creditText(line, context);
      const text = fillPattern(patterns.linePattern, { headline: line.headline.text, outlet });
      return `<li>${linked(text, line.url)}</li>`;
    });
    blocks.push(`<ul>\n${items.join('\n')}\n</ul>`);
  }
  return `${blocks.join('\n')}\n`;
}

const linked = (text: string, url: string): string =>
  /^https?:/i.test(url) ? `<a href="${escaped(url)}">${escaped(text)}</a>` : escaped(text);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
