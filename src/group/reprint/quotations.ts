// What somebody else said: passages in quotation marks. To share them is no copying.

import type { Passage } from './passages.js';

const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '"': '"',
};
const quoteMark = /[“”„«»「」『』"\n]/gu;

/** What stands in quotation marks. A quote ends with its paragraph; one left open there counts only
 * when the paragraph began with it, as speech over several paragraphs does. */
export function quotations(text: string): readonly Passage[] {
  const found: Passage[] = [];
  let open = -1;
  let closing = '';
  let paragraph = 0;
  const close = (to: number): void => {
    if (open >= 0 && to > open) found.push({ from: open, to });
    open = -1;
  };
  for (const { 0: sign, index } of text.matchAll(quoteMark)) {
    if (sign === '\n') {
      if (open === paragraph) close(index);
      open = -1;
      paragraph = index + 1;
    } else if (open >= 0 && closing.includes(sign)) close(index);
    else if (open < 0 && closers[sign] !== undefined) {
      open = index;
      closing = closers[sign] ?? '';
    }
  }
  if (open >= 0 && open === paragraph) close(text.length);
  return found;
}
