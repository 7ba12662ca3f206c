// Articles, scores and reasons as the lines of an explanation say them.

import { reasonWords } from '../../domain/reason-words.js';
import type { Reason } from '../../domain/reason.js';
import type { Engine, Report } from '../../group/group.js';
import { counted } from '../plural.js';
import { roundedToSum } from '../sums.js';

export type Reports = ReadonlyMap<string, Report>;

const termsShown = 8;
/** Signs of a headline. */
const headlineShown = 300;
const digits = 1;

export function named(id: string, reports: Reports): string {
  const report = reports.get(id);
  const time = report?.time === undefined ? [] : [new Date(report.time).toISOString().slice(0, 16)];
  const beside = [...(report?.outlet === undefined ? [] : [report.outlet]), ...time].join(', ');
  return `${id}  “${cut(report?.headline ?? '')}”${beside === '' ? '' : ` (${beside})`}`;
}

const cut = (headline: string): string =>
  headline.length > headlineShown ? `${headline.slice(0, headlineShown)} …` : headline;

export const countedReports = (reports: number): string => counted(reports, 'report');

/** `none` for what cannot be joined at all. */
export const signed = (score: number): string =>
  Number.isFinite(score) ? `${score < 0 ? '−' : '+'}${unsigned(score)}` : 'none';

/** A little is told with more digits, not as nothing. */
export function unsigned(score: number): string {
  const size = Math.abs(score);
  return size.toFixed(size < 10 ** -digits / 2 ? digits + 1 : digits);
}

/** The heaviest first; the figures sum to the score as that is shown. */
export function weighed(reasons: readonly Reason[], score: number): readonly string[] {
  const heavy = reasons.filter(({ weight }) => weight !== 0);
  const shown = roundedToSum(
    heavy.map(({ weight }) => weight),
    score,
    digits,
  );
  return heavy
    .map((reason, at) => ({ text: reasonWords(reason), weight: shown[at] ?? 0 }))
    .filter(({ weight }) => weight !== 0)
    .map(({ weight, text }) => `  ${signed(weight).padStart(5)}  ${text}`);
}

/** With how telling each is in this stream. */
export function sharedInWords(a: string, b: string, engine: Engine): readonly string[] {
  const explanation = engine.explain(a, b);
  if (explanation === undefined) return [];
  const { shared, hours } = explanation;
  const lines = (['names', 'words', 'numbers'] as const).map((kind) => {
    const told = shared[kind]
      .slice(0, termsShown)
      .map(({ text, weight }) => `${text} ${weight.toFixed(1)}`)
      .join(', ');
    return told === '' ? '' : `  Shared ${kind}, with their weight: ${told}.`;
  });
  if (!Number.isNaN(hours)) lines.push(`  ${hours.toFixed(1)} hours apart.`);
  return lines.filter((line) => line !== '');
}
