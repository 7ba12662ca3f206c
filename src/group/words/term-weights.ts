// How much each term tells just now: a shipped background joined with the running stream. On a war
// desk every text says "Syria", so there it tells nothing, whatever it tells elsewhere.

import { grown } from '../column.js';
import { SnapshotFault, type Columns, type Sheet } from '../snapshot/snapshot.js';

/** In how many of `articles` texts a stem occurs; from the learned file. */
export interface ReferenceCorpus {
  readonly articles: number;
  readonly counts: ReadonlyMap<string, number>;
}

export interface TermWeights {
  /** Makes room for a new term, in the place of a forgotten one, too. */
  add(term: number, key: string): void;
  /** Counts an article's distinct terms, given shifted left by `shift` bits. */
  count(packed: Int32Array, shift: number): void;
  /** Takes back what was counted of an article that is known no more. */
  uncount(packed: Int32Array, shift: number): void;
  /** Weighs all terms by what was counted until now. */
  recompute(): void;
  /** Current weights by term. Ask again after `epoch` grew. */
  current(): Float32Array;
  epoch(): number;
  /**
   * Whether no article that counts says a term: it tells as much as one that was never met. Only
   * whether it is a name is lost when it is forgotten.
   */
  isUnused(term: number): boolean;
  /** How many are counted. */
  articles(): number;
  /** How many ever were, those too that are taken back. */
  articlesEver(): number;
  /** By term, how often it was written as a name where case tells, from 0 to 1; as of `epoch`. */
  nameShares(): Float32Array;
  /** `capital`: 1 or 0. */
  noteCase(term: number, capital: number): void;
  save(sheet: Sheet): void;
  /** Into weights that have the same terms. @throws SnapshotFault */
  load(columns: Columns): void;
}

const termsAtFirst = 1 << 14;
/** Weights are renewed when so much of what is counted came since. */
const refreshShare = 0.15;
const refreshArticlesMin = 8;
/** Terms the background has not seen are taken for this rare. */
const unseenCount = 0.5;
/**
 * Said by one report in some nine hundred, a word tells as much as it ever will: in a stream of
 * millions nearly every word is rarer, and two happenings share one by chance.
 */
const weightMax = 6.8;
/** Rarer ones need no logarithm, and nearly all are: some above it weigh as much. */
const rareRate = 0.999 * Math.exp(-weightMax);

/** `outweighs`: how many articles of stream the background counts for. */
export function createTermWeights(background: ReferenceCorpus, outweighs: number): TermWeights {
  let seen: Float32Array = new Float32Array(termsAtFirst);
  let share: Float32Array = new Float32Array(termsAtFirst);
  let weight: Float32Array = new Float32Array(termsAtFirst);
  let capital: Float32Array = new Float32Array(termsAtFirst);
  let name: Float32Array = new Float32Array(termsAtFirst);
  let cased: Float32Array = new Float32Array(termsAtFirst);
  let [terms, articles, epoch] = [0, 0, 0];
  /** Articles counted until now, those too that are taken back. */
  let latest = 0;
  let refreshAt = refreshArticlesMin;

  function weigh(term: number): void {
    const pseudo = outweighs * (share[term] as number);
    const rate = ((seen[term] as number) + pseudo) / (articles + outweighs);
    weight[term] = rate < rareRate ? weightMax : Math.min(weightMax, -Math.log(Math.min(1, rate)));
    name[term] = (capital[term] as number) / ((cased[term] as number) + 1);
  }

  function renew(): void {
    refreshAt = latest + Math.max(articles * refreshShare, refreshArticlesMin);
    for (let term = 0; term < terms; term++) weigh(term);
    epoch++;
  }

  return {
    recompute: renew,
    add(term, key) {
      terms = Math.max(terms, term + 1);
      seen = grown(seen, terms);
      share = grown(share, terms);
      weight = grown(weight, terms);
      capital = grown(capital, terms);
      cased = grown(cased, terms);
      name = grown(name, terms);
      for (const column of [seen, capital, cased]) column[term] = 0;
      const count = background.counts.get(key) ?? unseenCount;
      share[term] = count / Math.max(1, background.articles);
      weigh(term);
    },
    count(packed, shift) {
      articles++;
      latest++;
      addTo(seen, packed, shift, 1);
      if (latest >= refreshAt) renew();
    },
    uncount(packed, shift) {
      articles--;
      addTo(seen, packed, shift, -1);
    },
    current: () => weight,
    epoch: () => epoch,
    isUnused: (term) => seen[term] === 0,
    articles: () => articles,
    articlesEver: () => latest,
    nameShares: () => name,
    noteCase(term, isCapital) {
      cased[term] = (cased[term] as number) + 1;
      capital[term] = (capital[term] as number) + isCapital;
    },
    save(sheet) {
      sheet.numbers('weights', [terms, articles, latest, refreshAt, epoch]);
      saveColumns({ seen, weight, capital, name, cased }, terms, sheet);
    },
    load(columns) {
      const [known, ...counts] = columns.doubles('weights');
      if (known !== terms) throw new SnapshotFault('Its weights are of other terms.');
      [articles = 0, latest = 0, refreshAt = 0, epoch = 0] = counts;
      loadColumns({ seen, weight, capital, name, cased }, columns);
    },
  };
}

function addTo(seen: Float32Array, packed: Int32Array, shift: number, one: 1 | -1): void {
  for (let i = 0; i < packed.length; i++) {
    const term = (packed[i] as number) >> shift;
    seen[term] = (seen[term] as number) + one;
  }
}

type Floats = Readonly<Record<string, Float32Array>>;

function saveColumns(all: Floats, terms: number, sheet: Sheet): void {
  for (const [column, values] of Object.entries(all)) {
    sheet.floats(`weights.${column}`, values.slice(0, terms));
  }
}

function loadColumns(all: Floats, columns: Columns): void {
  for (const [column, values] of Object.entries(all)) {
    values.set(columns.floats(`weights.${column}`));
  }
}
