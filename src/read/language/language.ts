// Door of language: detects the language of a text by its letters and words. The outlet's
// declaration decides in case of doubt.

import { eld } from 'eld/small';
import { profileSimilarity, ownLanguages, takeSample, type Sample } from './profile-similarity.js';
import { bosnianWords, croatianWords } from './words.js';

/** Only this much of a text is read, in UTF-16 units; more does not improve the answer. */
const sampleLengthMax = 1_500;
/** With fewer letters there is no detection; below the second, a declaration outweighs it. */
const lettersMin = 4;
const lettersCertain = 60;
/** How much more similar one of our own languages must be than the general detector's answer. */
const marginMin = 0.025;

/** Languages that detectors confuse. Within a family the outlet's declaration wins. */
const families: readonly (readonly string[])[] = [
  ['bs', 'hr', 'sr', 'sl', 'me', 'sh'],
  ['id', 'ms', 'jv', 'su'],
  ['no', 'da', 'sv'],
  ['cs', 'sk'],
  ['af', 'nl', 'fy', 'lb'],
  ['xh', 'zu', 'st', 'tn', 'ts', 'ss', 've'],
  ['es', 'ca', 'gl', 'pt', 'oc'],
  ['mk', 'bg', 'sr'],
  ['hi', 'mr', 'ne'],
  ['fa', 'ps', 'ar', 'ur'],
  ['az', 'tr', 'tk'],
];

/**
 * ISO 639-1 code of the text, lower case; undefined if there is too little text and no declaration.
 * `declared` may be any language tag: `en_GB`, `pt-br`.
 */
export function readLanguage(text: string, declared?: string): string | undefined {
  const prior = readTag(declared);
  const sample = takeSample(text.slice(0, sampleLengthMax));
  const letters = sample.words.join('').length;
  if (letters < lettersMin) return prior;
  const general = eld.detect(sample.text).language;
  // Both agree, so no closer look is needed.
  if (prior !== undefined && general === prior) return prior;
  const found = detect(sample, general);
  if (prior === undefined || found === undefined || found === prior) return found ?? prior;
  const related = families.some((family) => family.includes(prior) && family.includes(found));
  return related || letters < lettersCertain ? prior : found;
}

/** The language of a tag, with one code for Norwegian and the current codes for old ones. */
function readTag(tag: string | undefined): string | undefined {
  const code = /^\s*([a-z]{2})(?![a-z])/i.exec(tag ?? '')?.[1]?.toLowerCase();
  if (code === undefined) return undefined;
  return oldCodes.get(code) ?? code;
}

const oldCodes: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
  ['in', 'id'],
  ['ji', 'yi'],
]);

function detect(sample: Sample, general: string): string | undefined {
  if (general === 'yo' && (sample.text.match(/[ẹọṣàáèéìíòóùúǹń]/g)?.length ?? 0) >= 2) return 'yo';
  if (general === 'cs' && /[ěřů]/.test(sample.text)) return 'cs';
  let best: string | undefined;
  let most = general === '' ? 0 : profileSimilarity(sample, general);
  if (most === undefined) return general;
  for (const language of ownLanguages) {
    const alike =
      (profileSimilarity(sample, language) ?? 0) - (isClose(language, general) ? 0 : marginMin);
    if (alike <= most) continue;
    most = alike;
    best = language;
  }
  const found = best ?? (general === '' ? undefined : general);
  return found === 'hr' ? bosnianOrCroatian(sample) : found;
}

/** The general detector answers Malay for Indonesian, too. */
function isClose(language: string, general: string): boolean {
  return language === 'id' && general === 'ms';
}

function bosnianOrCroatian({ words }: Sample): 'bs' | 'hr' {
  const bosnian = words.filter((word) => bosnianWords.has(word)).length;
  const croatian = words.filter((word) => croatianWords.has(word)).length;
  return bosnian > croatian ? 'bs' : 'hr';
}
