// The lines under an article in which an agency signs, or is only thanked.

import { agenciesListed, namePattern } from './named.js';

const lineLengthMax = 400;

/** Thanks for help: the text is the outlet's own. */
const helped = new RegExp(
  [
    'contribut|additional reporting',
    'with (?:inputs?|files|reports?|material|information|additional)|reported (?:first )?by',
    'as reported by|first reported|mit material',
    '(?:photo|image|picture|foto|bild|video|graphic|grafik)[^.]{0,20}:|getty',
  ].join('|'),
  'i',
);

/** An agency's own way to sign off. */
const reporting =
  /^\(?(?:Reporting|Writing) (?:and \w+ )?(?:by|in) .{3,200}(?:;|\. )\s*(?:Writ|Edit|Additional)/iu;

const names = `(?<agency>(?:${namePattern})(?:\\s*[/&,]\\s*(?:${namePattern}))*)`;
const signed: readonly RegExp[] = [
  // © 2019 Associated Press · Copyright 2024 AFP. All rights reserved.
  new RegExp(
    `(?:©|\\(c\\)|copyright)\\s*(?:©\\s*)?(?:\\d{4}\\s*)?(?:by\\s+|the\\s+){0,2}${names}` +
      '(?!\\p{L})',
    'iu',
  ),
  // Source: AFP · Quelle: dpa · Fuente: EFE · Fonte: ANSA
  new RegExp(
    '^(?:sources?|quelle|fuente|fonte|источник|kaynak|bron|källa|kilde|agency|agencia)' +
      `\\s*:\\s*${names}\\.?$`,
    'iu',
  ),
  // … said on Thursday. (AP) · … wurden verletzt. /dpa · … (Xinhua)
  new RegExp(`[.!?”"»]\\s*(?:\\(|\\[|/|[—–-]{1,2}\\s*)${names}[)\\]/]?\\.?$`, 'u'),
];

/** Agencies that sign one of the lines. */
export function readFoot(lines: readonly string[]): readonly string[] {
  for (const line of lines) {
    const text = line.trim();
    if (helped.test(text.slice(0, lineLengthMax)) && text.length <= lineLengthMax) continue;
    if (text.length <= lineLengthMax * 3 && reporting.test(text)) return ['reuters'];
    const found = signed.flatMap((pattern) => {
      const tail = text.slice(-lineLengthMax);
      return agenciesListed(pattern.exec(tail)?.groups?.['agency'] ?? '');
    });
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}
