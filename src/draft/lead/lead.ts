// Chooses the lead: the one report that is quoted, with the reasons for the choice.

import type { Article } from '../../domain/article.js';
import type { Lead } from '../../domain/roundup.js';
import type { Sourced } from '../../domain/sourced.js';
import { withoutFlags } from '../headline.js';
import { isPlain, preferring, isInLanguage, type CreditedReport } from '../credited-report.js';
import { quote } from '../sourced.js';
import { agreementOf } from '../agreement.js';
import { loadedWordsOf } from '../loaded-words.js';
import { countWords, wordsOf } from '../words.js';
import { excerptOf } from './excerpt.js';

/** A report gains nothing from words beyond this number. */
const fullWords = 600;
/** Points for a headline that covers what all others say; a full text is worth 3. */
const agreementPoints = 4;
/** A shorter text is a teaser or a flash. */
const teaserWords = 60;
const paywall = new RegExp(
  'subscribe(?:rs)? (?:to|only|now)|sign in to (?:read|continue)|to continue reading|' +
    'already a subscriber|abonnez-vous|jetzt abonnieren|suscríbete',
  'iu',
);

const ownText = 'own text';

interface Judged {
  readonly report: CreditedReport;
  readonly excerpt: readonly Sourced[];
  readonly score: number;
  readonly why: readonly string[];
}

/**
 * The lead among `reports` (in time order), or undefined when none has a sentence to quote. Every
 * rule applies to every outlet alike and states its reason in `why`.
 */
export function leadOf(
  reports: readonly CreditedReport[],
  language: string,
  excerptWordsMax: number,
): Lead | undefined {
  const readable = reports.filter(({ article }) => isInLanguage(article, language));
  const agreement = agreementOf(readable);
  const first = readable[0];
  const judged = readable
    .map((report): Judged => {
      const found = rules.flatMap((rule) => rule(report, report === first));
      const agreed = agreement.scoreOf(report.article.headline);
      const agreeing = { points: agreed * agreementPoints, why: 'its headline says what most say' };
      const points = [...found, agreed >= 0.5 ? agreeing : { ...agreeing, why: '' }];
      return {
        report,
        excerpt: excerptOf(report.article, excerptWordsMax),
        score: points.reduce((sum, rule) => sum + rule.points, 0),
        why: points.map(({ why }) => why).filter((why) => why !== ''),
      };
    })
    .filter(({ excerpt }) => excerpt.length > 0);
  const plain = preferring(judged, ({ report }) => isPlain(report));
  const ids = new Set(plain.map(({ report }) => report.article.id));
  // A copy leads only when its original cannot.
  const [head, ...others] = plain.filter(
    ({ report }) => !isCopy(report) || !ids.has(report.originId),
  );
  if (head === undefined) return undefined;
  const best = others.reduce((a, b) => (b.score > a.score ? b : a), head);
  return asLead(best, creditsOf(best.report, reports));
}

const isCopy = ({ article, originId }: CreditedReport): boolean => originId !== article.id;

/** A copy leads under joint credit: with the agencies it names, else with its original's outlet. */
function creditsOf(report: CreditedReport, reports: readonly CreditedReport[]): readonly string[] {
  if (!isCopy(report) || report.agencyIds.length > 0) return report.agencyIds;
  const original = reports.find(({ article }) => article.id === report.originId)?.article.outletId;
  return original === undefined || original === report.article.outletId ? [] : [original];
}

interface Points {
  readonly points: number;
  readonly why: string;
}

/** The points for and against a report, with the reason shown at the desk. */
const rules: readonly ((report: CreditedReport, first: boolean) => readonly Points[])[] = [
  ({ article }) => {
    const words = countWords(article.text);
    if (words === 0) return [{ points: -2, why: 'only its summary is known' }];
    const length = { points: 3 * Math.min(1, words / fullWords), why: `${words} words of text` };
    const teaser = words < teaserWords || paywall.test(article.text.slice(-1_000));
    return teaser ? [length, { points: -2, why: 'its text may be a teaser' }] : [length];
  },
  (report) => {
    if (isCopy(report)) return [{ points: -3, why: 'its text is a copy' }];
    return report.agencyIds.length > 0
      ? [{ points: -0.5, why: 'carries agency text' }]
      : [{ points: 1, why: ownText }];
  },
  (_, first) => (first ? [{ points: 1, why: 'the first to report' }] : []),
  ({ article }) =>
    article.form === 'report' ? [] : [{ points: -3, why: `is ${article.form}, not news` }],
  ({ article }) => {
    const loaded = loadedWordsOf(wordsOf(article.headline));
    return loaded.length > 0
      ? [{ points: -1, why: `its headline says “${loaded.join('”, “')}”` }]
      : [];
  },
  ({ article }) =>
    article.headline.includes('?') ? [{ points: -1, why: 'its headline asks' }] : [],
];

/** The lead of a published page with its reasons corrected when its text proved to be a copy. */
export function leadNow(lead: Lead, article: Article | undefined): Lead {
  if (article?.originId === undefined || !lead.why.includes(ownText)) return lead;
  const copied = 'its text proved to be a copy';
  return { ...lead, why: lead.why.map((why) => (why === ownText ? copied : why)) };
}

/** The report as lead, as an editor wishes it. */
export function leadFrom(
  report: CreditedReport,
  reports: readonly CreditedReport[],
  excerptWordsMax: number,
): Lead {
  const excerpt = excerptOf(report.article, excerptWordsMax);
  return asLead({ report, excerpt, why: ['chosen by an editor'] }, creditsOf(report, reports));
}

function asLead(
  { report, excerpt, why }: Omit<Judged, 'score'>,
  agencyIds: readonly string[],
): Lead {
  const { article, outlet } = report;
  const author = authorOf(report);
  return {
    articleId: article.id,
    outletId: article.outletId,
    agencyIds,
    ...(author === undefined ? {} : { author }),
    headline: quote(article, 'headline', withoutFlags(article.headline, outlet)),
    url: article.url,
    excerpt,
    why,
  };
}

/** Signs of a column in the address, the labels or the flag in front of the headline. */
const column =
  /\b(?:opinions?|columns?|columnists?|commentary|commentisfree|op-ed|editorials?)\b/iu;
/** The name of one person: two to four capitalised words. */
const person = new RegExp(
  "^(?:[Bb][Yy]\\s+)?(\\p{Lu}[\\p{L}.'’-]*" +
    "(?:\\s+(?:de|la|van|von|der|bin|al|el|\\p{Lu}[\\p{L}.'’-]*)){1,3})\\s*(?=$|[,|(–—-])",
  'u',
);

function authorOf({ article, outlet }: CreditedReport): Sourced | undefined {
  const signs = [article.headline.slice(0, 40), article.url, ...article.labels].join(' ');
  const name = person.exec((article.byline ?? '').slice(0, 200));
  if (name?.[1] === undefined || !column.test(signs)) return undefined;
  if (/\b(?:staff|desk|reporters?|correspondents?|editors?|board|news)\b/iu.test(name[1]))
    return undefined;
  if (name[1] === outlet?.name) return undefined;
  const start = name[0].indexOf(name[1]);
  return quote(article, 'byline', { start, end: start + name[1].length });
}
