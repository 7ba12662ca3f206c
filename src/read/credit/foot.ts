// The lines under an article in which an agency signs or is thanked.

import { agenciesListed, builtInPattern, type AgencyIndex } from './agency-names.js';

const lineLengthMax = 400;

/** Thanks an agency for help; the text is the outlet's own. */
const thanksOnly = new RegExp(
  [
    'contribut|additional reporting',
    'with (?:inputs?|files|reports?|material|information|additional)|reported (?:first )?by',
    'as reported by|first reported|mit material',
    '(?:photo|image|picture|foto|bild|video|graphic|grafik)[^.]{0,20}:|getty',
  ].join('|'),
  'i',
);

const builtInForms = formsWith(builtInPattern);

/** Ids of the agencies that sign the first signed line. */
export function readFoot(lines: readonly string[], index: AgencyIndex): readonly string[] {
  const forms = index.pattern === undefined ? builtInForms : formsWith(index.pattern);
  for (const line of lines) {
    const text = line.trim();
    if (thanksOnly.test(text.slice(0, lineLengthMax)) && text.length <= lineLengthMax) continue;
    const found = forms.flatMap((pattern) => {
      const tail = text.slice(-lineLengthMax);
      return agenciesListed(pattern.exec(tail)?.groups?.['agency'] ?? '', index);
    });
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/** The forms in which an agency of the list signs. */
function formsWith(list: string): readonly RegExp[] {
  const names = `(?<agency>(?:${list})(?:\\s*[/&,]\\s*(?:${list}))*)`;
  return [
    // © 2019 Associated Press · Copyright 2024 AFP. All rights reserved.
    new RegExp(
      `(?:©|\\(c\\)|copyright)\\s*(?:©\\s*)?(?:\\d{4}\\s*)?(?:by\\s+|the\\s+){0,2}${names}` +
        '(?!\\p{L})',
      'iu',
    ),
    // Source: AFP · Quelle: dpa · Fuente: EFE · Fonte: ANSA
    new RegExp(
      '^(?:sources?|quelle|fuente|fonte|источник|джерело|kaynak|bron|källa|kilde|źródło|zdroj|' +
        `agency|agencia|المصدر|منبع|स्रोत|출처)\\s?[:：]\\s?(?:[\\p{L}\\p{N}.-]{2,30}, ` +
        `(?:[a-z]{2,4}/)?)?${names}\\.?$`,
      'iu',
    ),
    // 来源：新华社 · (출처=연합뉴스) · Theo TTXVN
    new RegExp(`(?:来源|來源|出典|提供)\\s?[:：]\\s?${names}(?:\\s|$)`, 'u'),
    new RegExp(`^(?:theo|出典|配信)\\s+${names}$`, 'iu'),
    // This story was originally published by Reuters and is republished with permission.
    new RegExp(
      `(?:published|appeared) (?:by|in|on|at) (?:the )?${names}(?!\\p{L}).{0,80}` +
        '(?:republish|permission|licen[sc]e|syndicat)',
      'iu',
    ),
    // … という。（共同） · … =연합뉴스
    new RegExp(`[。다.][（(＝=]\\s?${names}[)）]?$`, 'u'),
    // … said on Thursday. (AP) · … wurden verletzt. /dpa · … (Xinhua)
    new RegExp(`[.!?”"»]\\s*(?:\\(|\\[|/|[—–-]{1,2}\\s*)${names}[)\\]/]?\\.?$`, 'u'),
  ];
}
