// How much of what all reports say one headline says. Copies of one text have one voice, with a
// little more weight for each outlet that chose to carry it.

import { bearersOf } from '../domain/origins.js';
import { borne, type Report } from './report.js';
import { stemsOf } from './words.js';

/** What a further outlet that carries the same text adds to its voice. */
const carrierWeight = 0.25;
/** Where fewer speak, a word that one of them alone uses says nothing against him. */
const votersMin = 3;

export interface Agreement {
  /** 0 to 1: how well the headline stands for all of them. */
  scoreOf(headline: string): number;
  /** 0 to 1: how many of its telling words its own outlet alone uses; 0 when few speak. */
  loneShareOf(headline: string): number;
}

/** Agreement over the telling words of the reports' headlines; an outlet's texts have one voice. */
export function agreementOf(reports: readonly Report[]): Agreement {
  const bearers = bearersOf(reports.map(borne));
  const families = new Map<string, Report[]>();
  for (const report of reports) {
    const bearer = bearers.get(report.originId) ?? report.article.outletId;
    families.set(bearer, [...(families.get(bearer) ?? []), report]);
  }
  const votes = new Map<string, number>();
  const voters = new Map<string, number>();
  let voices = 0;
  for (const family of families.values()) {
    const outlets = new Set(family.map(({ article }) => article.outletId)).size;
    const voice = 1 + carrierWeight * Math.log2(outlets);
    voices += voice;
    const said = new Set(family.flatMap(({ article }) => [...stemsOf(article.headline)]));
    for (const stem of said) {
      votes.set(stem, (votes.get(stem) ?? 0) + voice);
      voters.set(stem, (voters.get(stem) ?? 0) + 1);
    }
  }
  // A word counts by the voices that share it, squared: what one alone says weighs little.
  const weightOf = (stem: string): number => ((votes.get(stem) ?? 0) / Math.max(voices, 1)) ** 2;
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

/** Harmonic mean of the share of agreed words it says and of how agreed its own words are. */
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
