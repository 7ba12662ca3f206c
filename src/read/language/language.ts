// The door of language: which one a text is written in, by its letters and words, with what the
// outlet declares as the prior. Nothing when unsure.

import { eld } from 'eld/small';
import { likeness, ownLanguages, takeSample, type Sample } from './likeness.js';
import { bosnianWords, croatianWords } from './words.js';

/** Read of a text, in UTF-16 units; more adds nothing. */
const sampleLengthMax = 1_500;
/** Letters below which nothing is told, and below which a declaration outweighs what is found. */
const lettersMin = 4;
const lettersSure = 60;
/** How much more alike a language of ours must be than the one the general detector found. */
const lead = 0.025;

/** Languages that a machine takes for one another: here the outlet knows better. */
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

/** ISO 639-1, lower case. `declared` may be any language tag: `en_GB`, `pt-br`. */
export function readLanguage(text: string, declared?: string): string | undefined {
  const prior = readTag(declared);
  const sample = takeSample(text.slice(0, sampleLengthMax));
  const letters = sample.words.join('').length;
  if (letters < lettersMin) return prior;
  const general = eld.detect(sample.text).language;
  // Both agree: nothing is left to tell, and near languages are the outlet's to name.
  if (prior !== undefined && general === prior) return prior;
  const found = detect(sample, general);
  if (prior === undefined || found === undefined || found === prior) return found ?? prior;
  const related = families.some((family) => family.includes(prior) && family.includes(found));
  return related || letters < lettersSure ? prior : found;
}

/** The language of a tag; old and Norwegian codes in their one spelling. */
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
  let most = general === '' ? 0 : likeness(sample, general);
  if (most === undefined) return general;
  for (const language of ownLanguages) {
    const alike = (likeness(sample, language) ?? 0) - (isClose(language, general) ? 0 : lead);
    if (alike <= most) continue;
    most = alike;
    best = language;
  }
  const found = best ?? (general === '' ? undefined : general);
  return found === 'hr' ? bosnianOrCroatian(sample) : found;
}

/** Malay is what the general detector calls both. */
function isClose(language: string, general: string): boolean {
  return language === 'id' && general === 'ms';
}

function bosnianOrCroatian({ words }: Sample): 'bs' | 'hr' {
  const bosnian = words.filter((word) => bosnianWords.has(word)).length;
  const croatian = words.filter((word) => croatianWords.has(word)).length;
  return bosnian > croatian ? 'bs' : 'hr';
}
