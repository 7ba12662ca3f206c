// Finds the main verb of a headline. Pure and cautious: what is not clear is not found.

import * as grammar from './grammar-words.js';
import { nounToo, intransitive } from './verb-words.js';
import { readVerb, type VerbReading } from './verb-forms.js';

/** A word as it stands, its lower-case core, and the mark after it. */
export interface Token {
  readonly shown: string;
  readonly word: string;
  readonly mark: string;
}

export interface MainVerb {
  readonly kind: 'perfect' | 'be' | 'plain';
  /** Index of the first word of the verb. */
  readonly at: number;
  readonly verb: string;
}

export function tokensOf(title: string): readonly Token[] {
  return title
    .split(' ')
    .filter((shown) => shown !== '')
    .map((shown) => {
      const core = /^["'“‘(]*(.*?)(["'”’),.;:!?]*)$/u.exec(shown);
      const dotted = /^(?:\p{L}\.)+$/u.test(shown);
      if (dotted) return { shown, word: shown.toLowerCase(), mark: '' };
      return { shown, word: (core?.[1] ?? shown).toLowerCase(), mark: core?.[2] ?? '' };
    });
}

/** The main verb; 'unclear' for titles that no rule fits, 'none' for those without a finite verb. */
export function findMainVerb(tokens: readonly Token[]): MainVerb | 'unclear' | 'none' {
  const stretch = mainStretch(tokens);
  let doubtful: MainVerb | undefined;
  for (let at = 1; at < stretch.length; at++) {
    const word = stretch[at]?.word ?? '';
    if (grammar.modals.has(word)) return doubtful ?? 'unclear';
    const found = verbAt(stretch, at);
    if (found?.sure === true) return found.verb;
    doubtful ??= found?.verb;
    if (doubtful !== undefined && (stretch[at]?.mark ?? '') !== '') return doubtful;
  }
  return doubtful ?? 'none';
}

/** Up to the first word that begins another clause. */
function mainStretch(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(
    ({ word }, at) => at > 0 && grammar.subordinators.has(word) && !grammar.relatives.has(word),
  );
  return end === -1 ? tokens : tokens.slice(0, end);
}

interface Found {
  readonly verb: MainVerb;
  readonly sure: boolean;
}

function verbAt(tokens: readonly Token[], at: number): Found | undefined {
  const word = tokens[at]?.word ?? '';
  const before = tokens[at - 1];
  if (before === undefined || grammar.relatives.has(before.word)) return undefined;
  if (grammar.have.has(word)) return { verb: haveAt(tokens, at), sure: true };
  if (grammar.be.has(word)) return { verb: { kind: 'be', at, verb: 'be' }, sure: true };
  const reading = readVerb(word);
  if (reading === undefined) return undefined;
  if (grammar.prepositions.has(before.word) || grammar.determiners.has(before.word)) {
    return undefined;
  }
  const sure = judge(tokens, at, reading);
  return sure === undefined ? undefined : { verb: { kind: 'plain', at, verb: reading.verb }, sure };
}

/** "Has recaptured" is a perfect; "has control" is a verb of its own. */
function haveAt(tokens: readonly Token[], at: number): MainVerb {
  const next = readVerb(tokens[skipAdverbs(tokens, at + 1)]?.word ?? '');
  const been = tokens[skipAdverbs(tokens, at + 1)]?.word === 'been';
  const perfect = been || next?.forms.some((form) => form === 'participle') === true;
  return { kind: perfect ? 'perfect' : 'plain', at, verb: 'have' };
}

/** True for a finite verb, false for one that may as well be a noun, undefined for none. */
function judge(
  tokens: readonly Token[],
  at: number,
  { verb, forms }: VerbReading,
): boolean | undefined {
  const next = tokens[at + 1];
  const ended = (tokens[at]?.mark ?? '') !== '' || next === undefined;
  const before = tokens[at - 1];
  const doubtful = nounToo.has(verb);
  if (forms.includes('third')) {
    if (!doubtful) return true;
    if (next !== undefined && !ended && isFinite(next.word)) return undefined;
    if (ended && next === undefined && at < 2) return undefined;
    return grammar.saying.has(verb) && !ended && !grammar.prepositions.has(next.word);
  }
  if (forms.includes('base') && before !== undefined && isPlural(tokens, at)) {
    return doubtful ? (next !== undefined && isFinite(next.word) ? undefined : false) : true;
  }
  if (forms.includes('past') && !forms.includes('participle')) return true;
  if (!forms.includes('past')) return undefined;
  const followedByObject =
    !ended && !grammar.prepositions.has(next.word) && !grammar.subordinators.has(next.word);
  if (forms.includes('base')) return followedByObject ? false : undefined;
  if (/\d/.test(before?.word ?? '')) return undefined;
  if (followedByObject) return /\d/.test(next.word) || grammar.determiners.has(next.word);
  return intransitive.has(verb) && next?.word !== 'by' ? !doubtful : undefined;
}

/** A word that may be the verb of a plural: "strikes kill", not "strikes targets". */
function isFinite(word: string): boolean {
  if (/^(?:have|had|are|were)$/.test(word)) return true;
  const forms = readVerb(word)?.forms ?? [];
  return forms.some((form) => form !== 'third') && !/ed$/.test(word);
}

function isPlural(tokens: readonly Token[], at: number): boolean {
  const subject = tokens.slice(0, at);
  const joined = subject.findIndex(
    ({ word }, index) => index > 0 && grammar.prepositions.has(word),
  );
  const heads = [subject.at(-1), joined > 0 ? subject[joined - 1] : undefined];
  return (
    heads.some((head) => head !== undefined && looksPlural(head.word)) ||
    subject.some(({ word, mark }) => word === 'and' || mark === ',')
  );
}

function looksPlural(word: string): boolean {
  if (grammar.plurals.has(word)) return true;
  return /[^s'’]s$/.test(word) && !/(?:us|is)$/.test(word) && !grammar.singularsInS.has(word);
}

/** The first index at or after `at` that is no adverb. */
export function skipAdverbs(tokens: readonly Token[], at: number): number {
  let here = at;
  while (grammar.adverbs.has(tokens[here]?.word ?? '') || /\wly$/.test(tokens[here]?.word ?? '')) {
    here++;
  }
  return here;
}
