// The language a text is written in: told by its letter sequences, with what the outlet declares as
// the prior. Nothing when unsure.

import { eld } from 'eld/small';

/** Read of a text, in UTF-16 units; more adds nothing. */
const sampleLengthMax = 2_000;

/** ISO 639-1, lower case. `declared` may be any spelling of a language tag: `en_GB`, `pt-br`. */
export function readLanguage(text: string, declared?: string): string | undefined {
  const prior = /^\s*([a-z]{2})(?![a-z])/i.exec(declared ?? '')?.[1]?.toLowerCase();
  const found = eld.detect(text.slice(0, sampleLengthMax));
  if (found.language === '' || !found.isReliable()) return prior ?? (found.language || undefined);
  return found.language;
}
