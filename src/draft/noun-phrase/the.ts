// House rule for headings: a subject that there is one of takes "The" in front.
// "Syrian Army" is the Syrian army; "Car Bomb", "Palmyra" and "Rebels" take nothing.

import { determiners, prepositions, relatives } from './grammar-words.js';
import type { Token } from './tokens.js';
import { readVerb } from './verb-forms.js';

/** Institutions and offices a country has one of. They end the subject: "French President". */
const unique = `army|military|navy|air force|coast guard|national guard|royal guard|government|
  parliament|senate|congress|cabinet|supreme court|high court|constitutional court|central bank|
  foreign ministry|defen[cs]e ministry|interior ministry|health ministry|finance ministry|
  foreign minister|defen[cs]e minister|interior minister|finance minister|prime minister|president|
  vice president|chancellor|king|queen|pope|opposition|ruling party|junta|monarchy|presidency|
  state department|treasury|security council|general assembly|lower house|upper house|
  electoral commission|attorney general|justice department|secretary general|stock market`;

/** Names that are never said without "the". */
const names = `un|u\\.n\\.|us|u\\.s\\.|uk|u\\.k\\.|eu|e\\.u\\.|imf|fbi|cia|iaea|icc|icj|nhs|fed|usa|
  united nations|united states|united kingdom|european union|european commission|
  european parliament|african union|arab league|world bank|international monetary fund|red cross|
  red crescent|kremlin|pentagon|white house|vatican|taliban|islamic state|philippines|
  netherlands|maldives|bahamas|gambia|hague|united arab emirates|uae|federal reserve|
  world health organi[sz]ation|international criminal court`;

const spaced = (alternatives: string): string => alternatives.replace(/\|\s+/g, '|');
const uniqueAtEnd = new RegExp(`(?:^|\\s)(?:${spaced(unique)})$`);
const wholeName = new RegExp(`^(?:${spaced(names)})$`);
const ofAnother = /(?:['’]s|s['’])$/;
const notUnique = new Set(['former', 'ex', 'late', 'new', 'next', 'acting', 'would-be', 'first']);

/** True when the subject is one of a kind and says so by no word of its own. */
export function takesThe(subject: readonly Token[]): boolean {
  const core = coreOf(subject);
  const first = core[0]?.word ?? '';
  if (first === '' || determiners.has(first) || /\d/.test(first)) return false;
  if (core.some(({ word, mark }) => word === 'and' || mark !== '' || ofAnother.test(word))) {
    return false;
  }
  if (core.some(({ word }) => notUnique.has(word))) return false;
  const text = core.map(({ word }) => word).join(' ');
  return uniqueAtEnd.test(text) || wholeName.test(text);
}

/** The noun with what stands before it: up to "of", "in", "who", or "backed by". */
function coreOf(subject: readonly Token[]): readonly Token[] {
  const end = subject.findIndex(
    ({ word }, at) =>
      at > 0 &&
      (prepositions.has(word) ||
        relatives.has(word) ||
        (subject[at + 1]?.word === 'by' && readVerb(word)?.forms.includes('participle') === true)),
  );
  return end === -1 ? subject : subject.slice(0, end);
}
