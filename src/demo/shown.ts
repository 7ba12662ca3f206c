// An article at one moment: the input for feeds and pages.

import type { DayWords } from './day-words.js';
import type { DemoArticle, DemoForm, DemoOutlet, Timed } from './newsroom.js';
import type { Timetable } from './timetable.js';

export interface ShownArticle {
  readonly token: string;
  readonly outlet: DemoOutlet;
  readonly url: string;
  readonly form: DemoForm;
  readonly headline: string;
  readonly summary: string;
  /** Whether the summary differs from the first paragraph. */
  readonly standfirst: boolean;
  /** Plain text, the first with its dateline. */
  readonly paragraphs: readonly string[];
  readonly byline?: string;
  readonly foot?: string;
  readonly correction?: string;
  readonly labels: readonly string[];
  readonly publishedAt: number;
  /** The same in words, as its page shows it. */
  readonly publishedWords: string;
  readonly modifiedAt: number;
  readonly withdrawn: boolean;
}

export interface Moment {
  readonly now: number;
  readonly timetable: Timetable;
  readonly origin: string;
  readonly words: DayWords;
}

/** The article at a moment; undefined before publication and after removal. */
export function showArticle(
  article: DemoArticle,
  outlet: DemoOutlet,
  moment: Moment,
): ShownArticle | undefined {
  const { now, timetable, words } = moment;
  const publishedAt = timetable(article.at);
  if (publishedAt > now) return undefined;
  const taken = article.withdrawn !== undefined && timetable(article.withdrawn.at) <= now;
  if (taken && outlet.withdraws === 'removal') return undefined;
  const isOut = (one: Timed): boolean => timetable(one.at) <= now;
  const dated = (text: string): string =>
    words.fill(text, timetable(article.wordsAt), outlet.language);
  const headlines = article.headlines.filter(isOut);
  const paragraphs = article.paragraphs.filter(isOut);
  const changes = [...headlines, ...paragraphs].map((one) => timetable(one.at));
  const shared = {
    token: article.token,
    outlet,
    url: addressOf(article, moment.origin),
    form: article.form,
    standfirst: article.summary !== article.paragraphs[0]?.text,
    labels: article.labels,
    publishedAt,
    publishedWords: words.stamp(publishedAt, outlet.language),
  };
  if (taken && article.withdrawn !== undefined) {
    return { ...shared, ...noticeOf(article, article.withdrawn, timetable) };
  }
  const headline = headlines.at(-1)?.text ?? '';
  const foot = footOf(article);
  const byline = bylineOf(article);
  return {
    ...shared,
    headline: dated(headline),
    summary: dated(article.summary),
    paragraphs: paragraphs.map((one, index) =>
      dated((index === 0 ? lead(article, outlet) : '') + one.text),
    ),
    modifiedAt: Math.max(publishedAt, ...changes),
    withdrawn: false,
    ...(byline === undefined ? {} : { byline }),
    ...(foot === undefined ? {} : { foot: dated(foot) }),
    ...(article.correction === undefined ? {} : { correction: dated(article.correction) }),
  };
}

export function addressOf(article: DemoArticle, origin: string): string {
  return `${origin}/${article.outletId}/${slugOf(article)}-${article.token}`;
}

function noticeOf(
  article: DemoArticle,
  withdrawn: Timed,
  timetable: Timetable,
): Pick<ShownArticle, 'headline' | 'summary' | 'paragraphs' | 'modifiedAt' | 'withdrawn'> {
  const latest = article.headlines.filter((one) => one.at <= withdrawn.at).at(-1)?.text ?? '';
  return {
    headline: `WITHDRAWN: ${latest}`,
    summary: withdrawn.text,
    paragraphs: [withdrawn.text],
    modifiedAt: timetable(withdrawn.at),
    withdrawn: true,
  };
}

/** `OSKARA, Lakmar (Halden Wire) - `, the dateline of agency texts. */
function lead(article: DemoArticle, outlet: DemoOutlet): string {
  if (article.dateline === undefined) return '';
  const own = outlet.outlet.medium === 'agency' ? outlet.outlet.name : undefined;
  const agency = article.credit?.place === 'dateline' ? article.credit.name : own;
  return agency === undefined ? `${article.dateline} — ` : `${article.dateline} (${agency}) - `;
}

function bylineOf(article: DemoArticle): string | undefined {
  if (article.credit?.place !== 'byline') return article.byline;
  return article.byline === undefined
    ? article.credit.name
    : `${article.byline}, ${article.credit.name}`;
}

function footOf(article: DemoArticle): string | undefined {
  if (article.credit?.place !== 'foot') return article.foot;
  const credit = `© ${article.credit.name}`;
  return article.foot === undefined ? credit : `${article.foot} ${credit}`;
}

function slugOf(article: DemoArticle): string {
  const words = (article.headlines[0]?.text ?? '')
    .replace(/\{[^}]*\}/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words ?? []).slice(0, 8).join('-');
}
