// The weight of every term: −log of the share of texts that contain it (inverse document frequency,
// Spärck Jones 1972), over the shipped reference corpus and the running stream together. On a war
// desk every text contains "Syria", so there the word weighs nothing.

import { grown } from '../column.js';
import { SnapshotFault, type SnapshotReader, type SnapshotWriter } from '../snapshot/snapshot.js';

/** In how many of `articles` texts each stem occurs; shipped in learned.json. */
export interface ReferenceCorpus {
  readonly articles: number;
  readonly counts: ReadonlyMap<string, number>;
}

export interface TermWeights {
  /** Adds a term; its number may be that of a forgotten one. */
  add(term: number, key: string): void;
  /** Counts an article's distinct terms, each term shifted left by `shift` bits. */
  count(packed: Int32Array, shift: number): void;
  /** Reverts `count` for an article that left memory. */
  uncount(packed: Int32Array, shift: number): void;
  /** Weighs all terms by the counts of now, and increases `epoch`. */
  recompute(): void;
  /** Weights by term, 0 to 6.8. The array may be replaced when `epoch` grows or a term is added. */
  current(): Float32Array;
  /** How often the weights were computed. */
  epoch(): number;
  /**
   * Whether no counted article contains a term. Its weight is then that of a term that was never
   * met; forgetting it loses only how often it was written as a name.
   */
  isUnused(term: number): boolean;
  /** How many articles are counted. */
  articles(): number;
  /** How many articles were ever counted, including those that left memory. */
  articlesEver(): number;
  /** By term, the share of uses as a name where case shows that, 0 to 1; as of `epoch`. */
  nameShares(): Float32Array;
  /** Notes a use of a term where case shows names; `isCapital` is 1 or 0. */
  noteCase(term: number, isCapital: number): void;
  save(writer: SnapshotWriter): void;
  /** Loads the weights of the same terms. @throws SnapshotFault if the terms differ. */
  load(reader: SnapshotReader): void;
}

const termsAtFirst = 1 << 14;
/** Weights are recomputed when the stream has grown by this share of the counted articles. */
const refreshShare = 0.15;
const refreshArticlesMin = 8;
/** The count assumed for a term that the reference corpus does not contain. */
const unseenCount = 0.5;
/**
 * The weight of a word in one of nine hundred reports. A rarer word weighs no more: in a stream of
 * millions nearly every word is rarer, and two events share one by chance.
 */
const weightMax = 6.8;
/** Terms below this rate have the highest weight, which saves the logarithm for nearly all. */
const rareRate = 0.999 * Math.exp(-weightMax);

/** `referenceWeight`: how many articles of the stream weigh as much as the reference corpus. */
export function createTermWeights(
  reference: ReferenceCorpus,
  referenceWeight: number,
): TermWeights {
  let counts: Float32Array = new Float32Array(termsAtFirst);
  let referenceShare: Float32Array = new Float32Array(termsAtFirst);
  let weight: Float32Array = new Float32Array(termsAtFirst);
  let asName: Float32Array = new Float32Array(termsAtFirst);
  let nameShare: Float32Array = new Float32Array(termsAtFirst);
  let caseCount: Float32Array = new Float32Array(termsAtFirst);
  let [terms, articles, articlesEver, epoch] = [0, 0, 0, 0];
  let refreshAt = refreshArticlesMin;

  function weigh(term: number): void {
    const pseudo = referenceWeight * (referenceShare[term] as number);
    const rate = ((counts[term] as number) + pseudo) / (articles + referenceWeight);
    weight[term] = rate < rareRate ? weightMax : Math.min(weightMax, -Math.log(Math.min(1, rate)));
    nameShare[term] = (asName[term] as number) / ((caseCount[term] as number) + 1);
  }

  function recompute(): void {
    refreshAt = articlesEver + Math.max(articles * refreshShare, refreshArticlesMin);
    for (let term = 0; term < terms; term++) weigh(term);
    epoch++;
  }

  return {
    recompute,
    add(term, key) {
      terms = Math.max(terms, term + 1);
      counts = grown(counts, terms);
      referenceShare = grown(referenceShare, terms);
      weight = grown(weight, terms);
      asName = grown(asName, terms);
      caseCount = grown(caseCount, terms);
      nameShare = grown(nameShare, terms);
      for (const column of [counts, asName, caseCount]) column[term] = 0;
      const count = reference.counts.get(key) ?? unseenCount;
      referenceShare[term] = count / Math.max(1, reference.articles);
      weigh(term);
    },
    count(packed, shift) {
      articles++;
      articlesEver++;
      addTo(counts, packed, shift, 1);
      if (articlesEver >= refreshAt) recompute();
    },
    uncount(packed, shift) {
      articles--;
      addTo(counts, packed, shift, -1);
    },
    current: () => weight,
    epoch: () => epoch,
    isUnused: (term) => counts[term] === 0,
    articles: () => articles,
    articlesEver: () => articlesEver,
    nameShares: () => nameShare,
    noteCase(term, isCapital) {
      caseCount[term] = (caseCount[term] as number) + 1;
      asName[term] = (asName[term] as number) + isCapital;
    },
    save(writer) {
      writer.numbers('weights', [terms, articles, articlesEver, refreshAt, epoch]);
      saveColumns({ counts, weight, asName, nameShare, caseCount }, terms, writer);
    },
    load(reader) {
      const [known, ...totals] = reader.doubles('weights');
      if (known !== terms) throw new SnapshotFault('Its weights are for other terms.');
      [articles = 0, articlesEver = 0, refreshAt = 0, epoch = 0] = totals;
      loadColumns({ counts, weight, asName, nameShare, caseCount }, reader);
    },
  };
}

function addTo(counts: Float32Array, packed: Int32Array, shift: number, one: 1 | -1): void {
  for (let i = 0; i < packed.length; i++) {
    const term = (packed[i] as number) >> shift;
    counts[term] = (counts[term] as number) + one;
  }
}

type Floats = Readonly<Record<string, Float32Array>>;

function saveColumns(all: Floats, terms: number, writer: SnapshotWriter): void {
  for (const [column, values] of Object.entries(all)) {
    writer.floats(`weights.${column}`, values.slice(0, terms));
  }
}

function loadColumns(all: Floats, reader: SnapshotReader): void {
  for (const [column, values] of Object.entries(all)) {
    values.set(reader.floats(`weights.${column}`));
  }
}
