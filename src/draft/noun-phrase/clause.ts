// Finds the main verb of a headline by rules of English. Reports what is unclear as unclear.

import * as grammar from './grammar-words.js';
import { takesThe } from './the.js';
import { type Token } from './tokens.js';
import { nounToo, intransitive } from './verb-words.js';
import { readVerb, type VerbReading } from './verb-forms.js';

export interface MainVerb {
  readonly kind: 'perfect' | 'be' | 'plain';
  /** Index of the first word of the verb. */
  readonly at: number;
  readonly verb: string;
}

/** The main verb; 'unclear' when no rule fits, 'none' when there is no finite verb. */
export function findMainVerb(tokens: readonly Token[]): MainVerb | 'unclear' | 'none' {
  const stretch = mainStretch(tokens);
  let doubtful: MainVerb | undefined;
  let closed = false;
  let parted = false;
  for (let at = 1; at < stretch.length; at++) {
    const { word, mark } = stretch[at] ?? noToken;
    if (grammar.modals.has(word)) return doubtful ?? 'unclear';
    const found = verbAt(stretch, at);
    if (found?.sure === true) {
      // "Raises Fees And Introduces": the second of two verbs.
      if (doubtful !== undefined && stretch[at - 1]?.word === 'and') return doubtful;
      // "It is", "he says": another clause has begun without a sign.
      const inner = at > 1 && grammar.pronouns.has(stretch[at - 1]?.word ?? '');
      return inner || parted ? (doubtful ?? 'unclear') : found.verb;
    }
    if (!closed) doubtful ??= found?.verb;
    if (doubtful !== undefined && mark !== '') return doubtful;
    closed ||= endsSubject(stretch, at);
    // "Growth Slowed In July, A Signal That …": what follows the comma is no part of the subject.
    parted ||= closed && mark === ',';
  }
  return doubtful ?? 'none';
}

const noToken: Token = { shown: '', word: '', mark: '' };

/** After "to sign", "facing" or "arrested in", a word that may be a noun is one. */
function endsSubject(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const forms = readVerb(word)?.forms ?? [];
  if (forms.includes('base') && tokens[at - 1]?.word === 'to') return true;
  if (isIng(word)) return true;
  const next = tokens[at + 1]?.word ?? '';
  return forms.includes('participle') && next !== 'by' && grammar.prepositions.has(next);
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
    if (ended || isFinite(next.word)) return undefined;
    const one = isOne(tokens.slice(0, at), next.word, verb);
    if (!one && seemsNoun(verb, next.word)) return undefined;
    return grammar.saying.has(verb) && !grammar.prepositions.has(next.word);
  }
  if (forms.includes('base') && before !== undefined && isPlural(tokens, at)) {
    if (!doubtful) return !ended || intransitive.has(verb) ? true : undefined;
    // A noun further off has too many words between to be sure of its verb.
    const many = looksPlural(before.word) || isJoined(tokens.slice(0, at));
    if (ended || isFinite(next.word) || !many || /ed$/.test(next.word)) return undefined;
    const acts = grammar.actions.has(verb) && isObject(next.word);
    return acts || !seemsNoun(verb, next.word) ? false : undefined;
  }
  if (forms.includes('past') && !forms.includes('participle')) return true;
  if (!forms.includes('past')) return undefined;
  const followedByObject =
    !ended && !grammar.prepositions.has(next.word) && !grammar.subordinators.has(next.word);
  if (forms.includes('base')) return followedByObject ? false : undefined;
  // "Six Killed 20 Hurt" must never become "Six Killing 20": only an article makes it active.
  if (/\d/.test(before?.word ?? '')) return undefined;
  if (followedByObject) return grammar.articles.has(next.word) ? true : undefined;
  return intransitive.has(verb) && next?.word !== 'by' ? !doubtful : undefined;
}

/** One name or one institution acts: "Israel Strikes Targets", "French President Visits Beirut". */
function isOne(subject: readonly Token[], next: string, verb: string): boolean {
  const institution = takesThe(subject);
  if (isObject(next)) return institution || subject.length === 1;
  return institution && (grammar.particles.has(next) || intransitive.has(verb));
}

function isObject(next: string): boolean {
  return !grammar.prepositions.has(next) && !/ed$/.test(next);
}

/** Before "in" or "of", or for words that are nouns nearly always, the noun is the likelier. */
function seemsNoun(verb: string, next: string): boolean {
  const object = grammar.determiners.has(next) || /^[\d$€£]/.test(next);
  if (grammar.mostlyNouns.has(verb)) return !object && next !== 'to';
  if (grammar.relatives.has(next)) return true;
  return grammar.prepositions.has(next) && !grammar.particles.has(next);
}

/** A word that may be the verb of a plural: "strikes kill", not "strikes targets". */
function isFinite(word: string): boolean {
  if (/^(?:have|had|are|were)$/.test(word)) return true;
  const reading = readVerb(word);
  if (reading === undefined || /ed$/.test(word) || reading.verb === 'bid') return false;
  const plain = reading.forms.includes('base') && !reading.forms.includes('past');
  if (plain && grammar.actions.has(reading.verb)) return true;
  return reading.forms.some((form) => form !== 'third') && !(plain && nounToo.has(reading.verb));
}

/** `facing`: the -ing form of a verb we know. */
function isIng(word: string): boolean {
  const stem = /^(.{2,})ing$/.exec(word)?.[1];
  if (stem === undefined) return false;
  const candidates = [stem, `${stem}e`, stem.slice(0, -1)];
  return candidates.some((verb) => readVerb(verb)?.forms.includes('base') === true);
}

function isPlural(tokens: readonly Token[], at: number): boolean {
  const subject = tokens.slice(0, at);
  const joined = subject.findIndex(
    ({ word }, index) => index > 0 && grammar.prepositions.has(word),
  );
  const heads = [subject.at(-1), joined > 0 ? subject[joined - 1] : undefined];
  return heads.some((head) => head !== undefined && looksPlural(head.word)) || isJoined(subject);
}

/** "Orsk And Velia", "Orsk, Velia"; not a comma behind "in Arva". */
function isJoined(subject: readonly Token[]): boolean {
  const phrase = subject.findIndex(({ word }) => grammar.prepositions.has(word));
  const list = phrase === -1 ? subject : subject.slice(0, phrase);
  return list.some(({ mark }) => mark === ',') || subject.some(({ word }) => word === 'and');
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
