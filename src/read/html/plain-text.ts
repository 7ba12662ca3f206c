// The plain text of a piece of HTML, as a reader sees it.

import { withoutInvisible } from './invisible.js';
import { unseenElements } from './sanitise.js';
import { blockElements } from './nesting.js';
import { walkMarkup } from './walk.js';

/** Blocks without an empty line between them. */
const closeBlocks: ReadonlySet<string> = new Set('dd dt li option tr legend caption'.split(' '));
const cellElements: ReadonlySet<string> = new Set(['td', 'th']);

/**
 * Text with entities resolved and white space collapsed. There is a newline for `<br>`, list
 * entries and table rows, and an empty line between other blocks. Scripts and styles are dropped.
 */
export function plainText(html: string): string {
  const out: string[] = [];
  let unseen: string | undefined;
  let preformatted = 0;
  const part = (name: string): void => {
    if (cellElements.has(name)) out.push('\u0001');
    else if (blockElements.has(name)) out.push(closeBlocks.has(name) ? '\u0002' : '\u0003');
  };
  walkMarkup(html, {
    open(name) {
      if (unseen !== undefined) return;
      if (unseenElements.has(name) || name === 'noscript') unseen = name;
      else if (name === 'br') out.push('\u0002');
      else part(name);
      if (name === 'pre') preformatted += 1;
    },
    close(name) {
      if (name === 'pre' && preformatted > 0) preformatted -= 1;
      if (unseen === undefined) part(name);
      else if (unseen === name) unseen = undefined;
    },
    text(text) {
      if (unseen !== undefined) return;
      const words = text.replace(control, '');
      out.push(preformatted > 0 ? words.replace(/\r\n?|\n/g, '\u0002') : words);
    },
  });
  return tidy(withoutInvisible(out.join('')));
}

const control = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

/** Turns marks into breaks: a space for cells, a newline for close blocks, else an empty line. */
function tidy(marked: string): string {
  return marked
    .replace(/[^\S\u00a0]+|\u00a0/g, ' ')
    .replace(/[ \u0001-\u0003]+/g, (gap) => {
      if (gap.includes('\u0003')) return '\n\n';
      return gap.includes('\u0002') ? '\n' : ' ';
    })
    .trim();
}
