// Scores how well a headline covers what all reports say. Copies of one text have one vote, with a
// little more weight for each outlet that carries it.

import { bearersOf } from '../domain/origins.js';
import { originOf, type CreditedReport } from './credited-report.js';
import { stemsOf } from './words.js';

/** Weight added to a text's vote each time the number of outlets that carry it doubles. */
const carrierWeight = 0.25;
/** With fewer voters, a word that only one of them uses says nothing against it. */
const votersMin = 3;

export interface Agreement {
  /** 0 to 1: how well the headline represents all of them. */
  scoreOf(headline: string): number;
  /** 0 to 1: the share of its content words that only its own outlet uses; 0 with few voters. */
  loneShareOf(headline: string): number;
}

/** Agreement over the content words of the headlines. All texts of one outlet share one vote. */
export function agreementOf(reports: readonly CreditedReport[]): Agreement {
  const bearers = bearersOf(reports.map(originOf));
  const families = new Map<string, CreditedReport[]>();
  for (const report of reports) {
    const bearer = bearers.get(report.originId) ?? report.article.outletId;
    families.set(bearer, [...(families.get(bearer) ?? []), report]);
  }
  const votes = new Map<string, number>();
  const voters = new Map<string, number>();
  let total = 0;
  for (const family of families.values()) {
    const outlets = new Set(family.map(({ article }) => article.outletId)).size;
    const vote = 1 + carrierWeight * Math.log2(outlets);
    total += vote;
    const stems = new Set(family.flatMap(({ article }) => [...stemsOf(article.headline)]));
    for (const stem of stems) {
      votes.set(stem, (votes.get(stem) ?? 0) + vote);
      voters.set(stem, (voters.get(stem) ?? 0) + 1);
    }
  }
  // Squared, so that a word which only one voter uses weighs little.
  const weightOf = (stem: string): number => ((votes.get(stem) ?? 0) / Math.max(total, 1)) ** 2;
  const mass = [...votes.keys()].reduce((sum, stem) => sum + weightOf(stem), 0);
  return {
    scoreOf: (headline) => harmonic(stemsOf(headline), weightOf, mass),
    loneShareOf: (headline) => {
      const stems = [...stemsOf(headline)];
      if (families.size < votersMin || stems.length === 0) return 0;
      return stems.filter((stem) => (voters.get(stem) ?? 0) < 2).length / stems.length;
    },
  };
}

/** The harmonic mean of two shares: the agreed words it uses, and how agreed its own words are. */
function harmonic(
  stems: ReadonlySet<string>,
  weightOf: (stem: string) => number,
  mass: number,
): number {
  if (stems.size === 0 || mass === 0) return 0;
  const said = [...stems].reduce((sum, stem) => sum + weightOf(stem), 0);
  const complete = said / mass;
  const agreed = Math.sqrt(said / stems.size);
  return complete + agreed === 0 ? 0 : (2 * complete * agreed) / (complete + agreed);
}
