// The title: the most agreed headline among those of the event, in house style.

import type { Sourced } from '../../domain/sourced.js';
import { bare } from '../headline.js';
import { isClause } from '../noun-phrase/noun-phrase.js';
import { brokenLetter, isPlain, preferring, speaks, type Report } from '../report.js';
import { made, quote, type Span } from '../sourced.js';
import { countWords, stemsOf } from '../words.js';
import { agreementOf } from '../agreement.js';
import { loadedBeyond } from '../loaded-words.js';

const wordsMin = 4;
const wordsMax = 18;
/** What a headline loses whose telling words are all its own. */
const loneCost = 0.3;
/** What is left of one that judges in words most do not use. */
const loadedShare = 0.4;

/** A title already read must be beaten by this much. */
const betterBy = 1.2;

interface Candidate {
  readonly report: Report;
  readonly span: Span;
  readonly text: string;
  readonly score: number;
  readonly fitness: number;
}

/**
 * The title in `language`; English ones in Title Case, others as their outlet wrote them.
 * `reports` are in time order and not empty: between equals the earliest wins.
 */
export function titleOf(reports: readonly Report[], language: string): Sourced | undefined {
  const best = bestOf(candidatesOf(reports, language));
  return best && titleFrom(best, language);
}

/**
 * A title clearly better than the one readers know: without any fault of a headline, saying no
 * less, and agreed with by more. Undefined when there is none.
 */
export function betterTitleOf(
  reports: readonly Report[],
  language: string,
  known: Sourced,
): Sourced | undefined {
  const candidates = candidatesOf(reports, language);
  const words = known.text.toLowerCase();
  const before = bestOf(candidates.filter(({ text }) => text.toLowerCase() === words));
  const wordsKnown = stemsOf(known.text).size;
  const best = bestOf(
    candidates.filter(({ fitness, text }) => fitness === 1 && stemsOf(text).size >= wordsKnown),
  );
  if (best === undefined || best.score < betterBy * (before?.score ?? 0)) return undefined;
  return best.text.toLowerCase() === words ? undefined : titleFrom(best, language);
}

function titleFrom({ report, span }: Candidate, language: string): Sourced {
  const words = quote(report.article, 'headline', span);
  return language === 'en' ? made('title-case', words) : words;
}

function candidatesOf(reports: readonly Report[], language: string): readonly Candidate[] {
  const spoken = reports.filter(({ article }) => speaks(article, language));
  const agreement = agreementOf(spoken);
  const loadedOf = loadedBeyond(spoken.map(({ article }) => article.headline));
  return preferring(spoken, isPlain)
    .flatMap((report) => spansOf(report).map((span) => ({ report, span })))
    .map(({ report, span }): Candidate => {
      const text = report.article.headline.slice(span.start, span.end);
      const agreed = agreement.scoreOf(text) * (1 - loneCost * agreement.loneShareOf(text));
      const plain = loadedOf(text).length > 0 ? loadedShare : 1;
      const fitness = plain * fitnessOf(report, text, language);
      return { report, span, text, score: agreed * fitness, fitness };
    })
    .filter(({ text }) => text !== '' && !text.includes(brokenLetter));
}

/** Between equals the earliest. */
function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (a, b) => (a === undefined || b.score > a.score ? b : a),
    undefined,
  );
}

/** The headline, and what it says first where it says two things: `Dam holds; town returns`. */
function spansOf({ article, outlet }: Report): readonly Span[] {
  const whole = bare(article.headline, outlet);
  const text = article.headline.slice(whole.start, whole.end);
  const parting = text.search(/;\s/u);
  const first = text.slice(0, Math.max(0, parting));
  return countWords(first) >= wordsMin
    ? [whole, { start: whole.start, end: whole.start + first.length }]
    : [whole];
}

/** What one party says: in the middle, or hung on at the end (`: monitor`, `, report confirms`). */
const attributed = new RegExp(
  '\\b(?:say|says|said|claims?|claimed|alleges?|insists?|den(?:y|ies|ied)|refutes?|rejects?|' +
    'dismiss(?:es)?|blames?|accuses?|boasts?|vows?|hopes?|urges?|demands?|hails?|confirms?)\\b' +
    '|(?::|\\s[-–—])\\s+(?:\\p{L}+\\s+)?(?:monitors?|reports?|sources?|officials?|witnesses|' +
    'residents|rescuers|police|ministry|minister|presidency|army|state media)\\W*$',
  'iu',
);

/** From 1 down: each fault of a headline takes a share. Order and shares are house style. */
const faults: readonly {
  readonly share: number;
  readonly has: (text: string, report: Report, language: string) => boolean;
}[] = [
  { share: 0.5, has: (_, { article }) => article.form !== 'report' },
  { share: 0.4, has: (text) => /\?/u.test(text) },
  { share: 0.6, has: (text) => /["“”„«»]|(?:^|[\s(])['‘]\S/u.test(text) },
  { share: 0.7, has: (text) => /[!…[\]]|\.\.\./u.test(text) },
  { share: 0.8, has: (text) => /[:;|]|\s[-–—]\s/u.test(text) },
  // A list of three things heads none of them.
  { share: 0.6, has: (text) => /;.*;/u.test(text) },
  { share: 0.7, has: (text) => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text) },
  { share: 0.6, has: (text) => countWords(text) < wordsMin && /\s/u.test(text) },
  { share: 0.8, has: (text) => countWords(text) > wordsMax },
  { share: 0.8, has: (text) => stemsOf(text).size < wordsMin },
  // Who wrote the text has headed it, too.
  { share: 0.9, has: (_, { originId, article }) => originId !== article.id },
  { share: 0.5, has: (text, _, language) => language === 'en' && addressesReader(text) },
  { share: 0.85, has: (text, _, language) => language === 'en' && !isClause(text) },
  // Event first: who says so, and which side, stands in the lines.
  { share: 0.75, has: (text, _, language) => language === 'en' && attributed.test(text) },
];

function fitnessOf(report: Report, text: string, language: string): number {
  return faults.reduce(
    (left, fault) => (fault.has(text, report, language) ? left * fault.share : left),
    1,
  );
}

/** "How …", "Why …", "What we know", "10 things you": headlines about, not of, an event. */
function addressesReader(text: string): boolean {
  return (
    /^(?:how|why|what|who|when|where|here['’]?s?|this|these|meet|inside|watch|live)\b/iu.test(
      text,
    ) || /\b(?:you|your|we|our|i|my|live updates?|what we know|key takeaways)\b/iu.test(text)
  );
}
