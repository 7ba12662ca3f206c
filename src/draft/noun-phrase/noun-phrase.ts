// Turns a title into a noun phrase for the section heading: "Have Recaptured" becomes
// "Recapturing". Returns the title unchanged when no rule fits well.

import { findMainVerb, skipAdverbs, type MainVerb } from './clause.js';
import * as grammar from './grammar-words.js';
import { takesThe } from './the.js';
import { tokensOf, type Token } from './tokens.js';
import { readVerb, toIng } from './verb-forms.js';
import { nounToo } from './verb-words.js';

const wordsMax = 30;

/**
 * `Syrian Army … Have Recaptured Palmyra` → `The Syrian Army … Recapturing Palmyra`. Returns
 * questions, quotations, titles of several parts, and titles whose verb is a modal or unclear as
 * they are. Pure: the same text gives the same answer.
 */
export function nounPhrase(title: string): string {
  const tokens = tokensOf(title);
  if (tokens.length > wordsMax || refused(title, tokens)) return title;
  const main = findMainVerb(tokens);
  if (main === 'unclear') return title;
  if (main === 'none') return withArticle(tokens, verbless(tokens));
  const subject = tokens.slice(0, main.at);
  const rest = rewritten(tokens, main);
  return [...(takesThe(subject) ? ['The'] : []), ...shown(subject), ...rest].join(' ');
}

/** True when the rules find the main verb of a headline with confidence. */
export function hasMainVerb(headline: string): boolean {
  return typeof findMainVerb(tokensOf(headline)) === 'object';
}

/** True when the headline has a finite verb: it says that something happened. */
export function isClause(headline: string): boolean {
  return findMainVerb(tokensOf(headline)) !== 'none';
}

/** ", Police Say" and ", Says UK": a second voice at the end. */
const attribution = new RegExp(
  `,['"”’]? (?:\\S+ ){0,5}(?:says?|said|tells?|told|reports?|claims?|alleges?|shows?|finds?|` +
    'warns?|suggests?)(?: \\S+){0,5}$',
  'iu',
);

/** Several parts, questions, speech, and subjects that point elsewhere. */
function refused(title: string, tokens: readonly Token[]): boolean {
  const first = tokens[0]?.word ?? '';
  return (
    /[?:;|…]|\s[-–—]+\s|—|^["'“‘]|\p{L}{4}\.\s/u.test(title) ||
    !/\p{Ll}/u.test(title) ||
    grammar.pronouns.has(first) ||
    grammar.subordinators.has(first) ||
    (/^\p{L}+ing (?!of )/iu.test(title) && title.includes(',')) ||
    attribution.test(title)
  );
}

/** "Five Killed In Blast" is a noun phrase already; only its article may be missing. */
function verbless(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(
    ({ word }) => readVerb(word)?.forms.includes('participle') === true || word === 'to',
  );
  return end > 0 ? tokens.slice(0, end) : [];
}

function withArticle(tokens: readonly Token[], subject: readonly Token[]): string {
  return [...(takesThe(subject) ? ['The'] : []), ...shown(tokens)].join(' ');
}

function rewritten(tokens: readonly Token[], main: MainVerb): readonly string[] {
  if (main.kind === 'plain') return plain(tokens, main.at, main.verb);
  const next = skipAdverbs(tokens, main.at + 1);
  const between = shown(tokens.slice(main.at + 1, next));
  const token = tokens[next];
  if (token === undefined) return [like(tokens[main.at], 'being')];
  if (main.kind === 'perfect' && token.word !== 'been') {
    return [...between, ...plain(tokens, next, readVerb(token.word)?.verb ?? token.word)];
  }
  const after = token.word === 'been' ? next + 1 : next;
  const follower = tokens[after];
  // "Are Advancing" and "Is To Visit" lose their helper; all else is being something.
  const bare = follower !== undefined && (/.ing$/.test(follower.word) || follower.word === 'to');
  const helper = bare && isProgressive(follower.word) ? [] : [like(tokens[main.at], 'being')];
  return [...between, ...helper, ...shown(tokens.slice(after))];
}

function isProgressive(word: string): boolean {
  return word === 'to' || readVerb(word) === undefined;
}

/** The verb at `at` in -ing, then the rest with its coordinated verbs. */
function plain(tokens: readonly Token[], at: number, verb: string): readonly string[] {
  const spoken = grammar.saying.has(verb);
  const rest = tokens.slice(at + 1).map((token, index, all) => {
    const before = index === 0 ? undefined : all[index - 1];
    const joined = before?.word === 'and' || before?.word === 'but' || before?.mark === ',';
    const open = !all.slice(0, index).some(({ word }) => grammar.subordinators.has(word));
    return joined && open && !spoken ? coordinated(token, all[index + 1]) : token.shown;
  });
  return [withVerb(tokens[at], verb), ...rest];
}

/** "And Advances On Raqqa" follows the first verb into -ing; "And Strikes" may be a noun. */
function coordinated(token: Token, next: Token | undefined): string {
  const reading = readVerb(token.word);
  if (reading === undefined || next === undefined) return token.shown;
  const object = grammar.determiners.has(next.word) || /\d/.test(next.word);
  const finite = reading.forms.some((form) => form === 'third' || form === 'past');
  if (object && reading.forms.length > 0) return withVerb(token, reading.verb);
  return finite && !nounToo.has(reading.verb) && !reading.forms.includes('participle')
    ? withVerb(token, reading.verb)
    : token.shown;
}

function withVerb(token: Token | undefined, verb: string): string {
  return like(token, toIng(verb)) + (token?.mark ?? '');
}

/** With capitals where the word it replaces had them: `Re-Enters`, `Re-Entering`. */
function like(token: Token | undefined, word: string): string {
  const model = (token?.shown ?? '').split('-');
  const raised = word
    .split('-')
    .map((part, at) =>
      /^\p{Lu}/u.test(model[at] ?? '') ? part.charAt(0).toUpperCase() + part.slice(1) : part,
    );
  return raised.join('-');
}

function shown(tokens: readonly Token[]): readonly string[] {
  return tokens.map((token) => token.shown);
}
