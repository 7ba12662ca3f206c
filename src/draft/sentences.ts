// Finds where sentences end, so that an excerpt never stops in the middle of one.

import type { Span } from './sourced.js';

/** Abbreviations whose full stop does not end a sentence. */
const shortForms = new Set(
  `mr mrs ms dr prof sen rep gov gen lt col maj sgt capt adm cmdr rev hon st jr sr vs no nos
  inc ltd co corp dept est approx fig jan feb mar apr jun jul aug sept sep oct nov dec mt ft ave
  e.g i.e a.m p.m u.s u.k u.n e.u d.c ph.d`.split(/\s+/),
);

/** Characters before a full stop that are looked at. */
const tailLength = 12;

/** A full stop, closing marks, a blank, then a new sentence; or an East Asian full stop. */
const stop =
  /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s+["'“‘«([¿¡]*[\p{Lu}\p{Lo}\p{N}])|[。！？]["”’»」』）]*/gu;

/** The sentences of a paragraph in order, as spans without blanks at either end. */
export function sentencesOf(paragraph: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(stop)) {
    const end = match.index + match[0].length;
    if (endsInShortForm(paragraph.slice(start, match.index), match[0])) continue;
    spans.push({ start, end });
    start = end + (/^\s*/.exec(paragraph.slice(end))?.[0].length ?? 0);
  }
  if (start < paragraph.trimEnd().length) spans.push({ start, end: paragraph.trimEnd().length });
  return spans;
}

/** True when the text ends like a sentence and was not cut off by its feed. */
export function isFinished(sentence: string): boolean {
  const tail = sentence.slice(-tailLength);
  return /[.!?。！？]["'”’»)\]」』）]*$/u.test(tail) && !/(?:\.\.+|…)\W*$/u.test(tail);
}

function endsInShortForm(before: string, mark: string): boolean {
  if (mark !== '.') return false;
  const last = /[\p{L}\p{N}.]+$/u.exec(before.slice(-tailLength))?.[0].toLowerCase() ?? '';
  // A single letter is an initial: "J. Smith".
  return shortForms.has(last) || /^\p{L}$/u.test(last);
}
