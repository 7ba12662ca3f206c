// Chooses the title: the headline of the event that most reports agree with, in house style.

import type { Sourced } from '../../domain/sourced.js';
import { withoutFlags } from '../headline.js';
import { isClause } from '../noun-phrase/noun-phrase.js';
import {
  brokenLetter,
  isPlain,
  preferring,
  isInLanguage,
  type CreditedReport,
} from '../credited-report.js';
import { transform, quote, type Span } from '../sourced.js';
import { countWords, stemsOf } from '../words.js';
import { agreementOf } from '../agreement.js';
import { loadedBeyond } from '../loaded-words.js';

const wordsMin = 4;
const wordsMax = 18;
/** The share a headline loses when only its own outlet uses its content words. */
const loneCost = 0.3;
/** The share left to a headline with loaded words that most others do not use. */
const loadedShare = 0.4;

/** A new title's score must be this many times that of the published one. */
const betterBy = 1.2;

interface Candidate {
  readonly report: CreditedReport;
  readonly span: Span;
  readonly text: string;
  readonly score: number;
  readonly fitness: number;
}

/**
 * The title in `language`: English ones in Title Case, others as their outlet wrote them. Undefined
 * when no report has a usable headline. The earliest of equals wins.
 * @param reports in time order.
 */
export function titleOf(reports: readonly CreditedReport[], language: string): Sourced | undefined {
  const best = bestOf(candidatesOf(reports, language));
  return best && titleFrom(best, language);
}

/**
 * A title clearly better than the published one: without any fault, with at least as many content
 * words, and with more agreement. Undefined when there is none.
 */
export function betterTitleOf(
  reports: readonly CreditedReport[],
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
  return language === 'en' ? transform('title-case', words) : words;
}

function candidatesOf(reports: readonly CreditedReport[], language: string): readonly Candidate[] {
  const readable = reports.filter(({ article }) => isInLanguage(article, language));
  const agreement = agreementOf(readable);
  const loadedOf = loadedBeyond(readable.map(({ article }) => article.headline));
  return preferring(readable, isPlain)
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

/** The candidate with the highest score, the earliest of equals. */
function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (a, b) => (a === undefined || b.score > a.score ? b : a),
    undefined,
  );
}

/** The headline, and its first part when it has two: `Dam holds; town returns`. */
function spansOf({ article, outlet }: CreditedReport): readonly Span[] {
  const whole = withoutFlags(article.headline, outlet);
  const text = article.headline.slice(whole.start, whole.end);
  const semicolon = text.search(/;\s/u);
  const first = text.slice(0, Math.max(0, semicolon));
  return countWords(first) >= wordsMin
    ? [whole, { start: whole.start, end: whole.start + first.length }]
    : [whole];
}

/** Attribution: a verb of saying, or the speaker at the end (`: monitor`). */
const attributed = new RegExp(
  '\\b(?:say|says|said|claims?|claimed|alleges?|insists?|den(?:y|ies|ied)|refutes?|rejects?|' +
    'dismiss(?:es)?|blames?|accuses?|boasts?|vows?|hopes?|urges?|demands?|hails?|confirms?)\\b' +
    '|(?::|\\s[-–—])\\s+(?:\\p{L}+\\s+)?(?:monitors?|reports?|sources?|officials?|witnesses|' +
    'residents|rescuers|police|ministry|minister|presidency|army|state media)\\W*$',
  'iu',
);

/** Each fault multiplies a headline's fitness, which begins at 1. The shares are house style. */
const faults: readonly {
  readonly share: number;
  readonly has: (text: string, report: CreditedReport, language: string) => boolean;
}[] = [
  { share: 0.5, has: (_, { article }) => article.form !== 'report' },
  { share: 0.4, has: (text) => /\?/u.test(text) },
  { share: 0.6, has: (text) => /["“”„«»]|(?:^|[\s(])['‘]\S/u.test(text) },
  { share: 0.7, has: (text) => /[!…[\]]|\.\.\./u.test(text) },
  { share: 0.8, has: (text) => /[:;|]|\s[-–—]\s/u.test(text) },
  // A list of three things is no title for any of them.
  { share: 0.6, has: (text) => /;.*;/u.test(text) },
  { share: 0.7, has: (text) => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text) },
  { share: 0.6, has: (text) => countWords(text) < wordsMin && /\s/u.test(text) },
  { share: 0.8, has: (text) => countWords(text) > wordsMax },
  { share: 0.8, has: (text) => stemsOf(text).size < wordsMin },
  // The original's own headline is preferred to that of a copy.
  { share: 0.9, has: (_, { originId, article }) => originId !== article.id },
  { share: 0.5, has: (text, _, language) => language === 'en' && addressesReader(text) },
  { share: 0.85, has: (text, _, language) => language === 'en' && !isClause(text) },
  // The title states the event; the lines show who says so.
  { share: 0.75, has: (text, _, language) => language === 'en' && attributed.test(text) },
];

function fitnessOf(report: CreditedReport, text: string, language: string): number {
  return faults.reduce(
    (left, fault) => (fault.has(text, report, language) ? left * fault.share : left),
    1,
  );
}

/** "How …", "Why …", "What we know": headlines about an event, not of it. */
function addressesReader(text: string): boolean {
  return (
    /^(?:how|why|what|who|when|where|here['’]?s?|this|these|meet|inside|watch|live)\b/iu.test(
      text,
    ) || /\b(?:you|your|we|our|i|my|live updates?|what we know|key takeaways)\b/iu.test(text)
  );
}
