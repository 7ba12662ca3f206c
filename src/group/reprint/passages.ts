// Passages of a text, by their offsets; above all those in quotation marks, which are what somebody
// else said: to share them is no copying.

/** From the offset `from` up to, but not including, `to`. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

/**
 * Makes a test of whether an offset is in one of the passages, which must be ascending. The test
 * must be called with ascending offsets.
 */
export function createPassageTest(passages: readonly Passage[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while (at < passages.length && (passages[at]?.to ?? 0) <= offset) at++;
    return (passages[at]?.from ?? Infinity) <= offset;
  };
}

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

/**
 * The passages in quotation marks, ascending. A quote ends with its paragraph. One that is open at
 * the end counts only if it began the paragraph, like speech over several paragraphs.
 */
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
