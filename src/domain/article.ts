// An entry as we read it. Headline and text are the current version's; earlier ones are kept.

/** What a report is, told from its headline and feed; house order puts background after news. */
export type ArticleForm = 'report' | 'background' | 'video' | 'special';

/** The agencies whose text an article carries, and where that is said. */
export interface Credit {
  /** Outlet ids when the register knows them, else names as printed. */
  readonly agencies: readonly string[];
  readonly foundIn: 'byline' | 'dateline' | 'text' | 'foot' | 'metadata';
}

export interface Article {
  readonly id: string;
  readonly feedId: string;
  readonly outletId: string;
  /** Canonical address. */
  readonly url: string;
  readonly headline: string;
  /** Plain text of the feed's summary; empty when it gave none. */
  readonly summary: string;
  /** Plain text, paragraphs parted by an empty line; empty until known. */
  readonly text: string;
  readonly language?: string;
  readonly byline?: string;
  readonly dateline?: string;
  readonly credit?: Credit;
  readonly image?: string;
  readonly form: ArticleForm;
  readonly labels: readonly string[];
  /** As the outlet says; undefined when it does not. */
  readonly publishedAt?: number;
  readonly modifiedAt?: number;
  /** When muster first saw it. The stream's order is by this, then by id. */
  readonly seenAt: number;
  /** Number of the current version, from 1. */
  readonly version: number;
  /** The feed or page says it was taken back. */
  readonly withdrawnAt?: number;
  /** Event it belongs to; undefined until grouped. */
  readonly eventId?: string;
  /** The article whose text this one carries; undefined for an original. */
  readonly originId?: string;
}

/** An article without its summary and text, which are long: enough to list it. */
export type ArticleHead = Omit<Article, 'summary' | 'text'>;

/** One wording of an article. Version 1 is what was first seen. */
export interface ArticleVersion {
  readonly articleId: string;
  readonly version: number;
  readonly seenAt: number;
  readonly headline: string;
  readonly summary: string;
  readonly text: string;
}

/** The time an article counts from: its own when it has a believable one, else when it was seen. */
export function articleTime(article: Pick<Article, 'publishedAt' | 'seenAt'>): number {
  const { publishedAt, seenAt } = article;
  if (publishedAt === undefined || publishedAt > seenAt) return seenAt;
  return publishedAt;
}

/** The agencies whose text it carries; an agency does not carry its own. */
export function carriedAgencies({
  credit,
  outletId,
}: Pick<Article, 'credit' | 'outletId'>): readonly string[] {
  return (credit?.agencies ?? []).filter((agency) => agency !== outletId);
}
