// Bytes as the world served them, kept until they are read (and a while longer, for replay).

export interface Document {
  readonly id: string;
  readonly feedId: string;
  /** Set when the document is the page of this article. */
  readonly articleId?: string;
  readonly url: string;
  readonly fetchedAt: number;
  /** Undefined until its reader has settled it. */
  readonly readAt?: number;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
