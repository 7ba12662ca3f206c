// The title: the most agreed headline among those of the event, in house style.

import type { Sourced } from '../../domain/sourced.js';
import { bare, flagOf } from '../headline.js';
import { isClause } from '../noun-phrase/noun-phrase.js';
import type { Report } from '../report.js';
import { speaks } from '../report.js';
import { made, quote, type Span } from '../sourced.js';
import { countWords, wordsOf } from '../words.js';
import { agreementOf } from '../agreement.js';
import { loadedWordsOf } from '../loaded-words.js';

const wordsMin = 4;
const wordsMax = 18;

interface Candidate {
  readonly report: Report;
  readonly span: Span;
  readonly text: string;
  readonly score: number;
}

/**
 * The title in `language`; English ones in Title Case, others as their outlet wrote them.
 * `reports` are in time order and not empty: between equals the earliest wins.
 */
export function titleOf(reports: readonly Report[], language: string): Sourced | undefined {
  const spoken = reports.filter(({ article }) => speaks(article, language));
  const agreement = agreementOf(spoken);
  const candidates = spoken.map((report): Candidate => {
    const span = bare(report.article.headline, report.outlet);
    const text = report.article.headline.slice(span.start, span.end);
    const score = agreement.scoreOf(text) * fitness(report, text, language);
    return { report, span, text, score };
  });
  const best = candidates
    .filter(({ text }) => text !== '')
    .reduce<Candidate | undefined>(
      (a, b) => (a === undefined || b.score > a.score ? b : a),
      undefined,
    );
  if (best === undefined) return undefined;
  const words = quote(best.report.article, 'headline', best.span);
  return language === 'en' ? made('title-case', words) : words;
}

/** From 1 down: each fault of a headline takes a share. Order and shares are house style. */
const faults: readonly {
  readonly share: number;
  readonly has: (text: string, report: Report, language: string) => boolean;
}[] = [
  { share: 0.5, has: (_, { article }) => article.form !== 'report' },
  {
    share: 0.5,
    has: (_, { article }) =>
      /^(?:opinion|analysis|watch|live|video|in pictures|photos|explainer)/.test(
        flagOf(article.headline) ?? '',
      ),
  },
  { share: 0.4, has: (text) => /\?/u.test(text) },
  { share: 0.6, has: (text) => /["“”„«»]|(?:^|[\s(])['‘]\S/u.test(text) },
  { share: 0.6, has: (text) => loadedWordsOf(wordsOf(text)).length > 0 },
  { share: 0.7, has: (text) => /[!…[\]]|\.\.\./u.test(text) },
  { share: 0.8, has: (text) => /[:;|]|\s[-–—]\s/u.test(text) },
  { share: 0.7, has: (text) => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text) },
  { share: 0.6, has: (text) => countWords(text) < wordsMin && /\s/u.test(text) },
  { share: 0.8, has: (text) => countWords(text) > wordsMax },
  { share: 0.5, has: (text, _, language) => language === 'en' && addressesReader(text) },
  { share: 0.85, has: (text, _, language) => language === 'en' && !isClause(text) },
  // Event first: who says so stands in the lines.
  {
    share: 0.85,
    has: (text, _, language) => language === 'en' && /\b(?:say|says|said)\b/iu.test(text),
  },
];

function fitness(report: Report, text: string, language: string): number {
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
