// The words of a piece of HTML as a reader sees them.

import { unseenElements } from './sanitise.js';
import { blockElements } from './nesting.js';
import { walkMarkup } from './walk.js';

/** Blocks that sit close together: their break is one newline, not an empty line. */
const closeBlocks: ReadonlySet<string> = new Set('dd dt li option tr legend caption'.split(' '));
const cellElements: ReadonlySet<string> = new Set(['td', 'th']);

/**
 * Plain text: entities resolved, white space collapsed, a newline for `<br>`, list entries and
 * table rows, an empty line between other blocks; scripts, styles and the like dropped.
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
      if (unseenElements.has(name)) unseen = name;
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
  return tidy(out.join(''));
}

const control = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

/** Marks become breaks: a cell a space, a close block a newline, another block an empty line. */
function tidy(marked: string): string {
  return marked
    .replace(/[^\S\u00a0]+|\u00a0/g, ' ')
    .replace(/[ \u0001-\u0003]+/g, (gap) => {
      if (gap.includes('\u0003')) return '\n\n';
      return gap.includes('\u0002') ? '\n' : ' ';
    })
    .trim();
}
