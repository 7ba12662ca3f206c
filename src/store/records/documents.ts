// Fetched documents, as bytes, until they are read and a while longer.

import type { Document } from '../../domain/document.js';

export interface ReadDocuments {
  find(id: string): Promise<Document | undefined>;
  /** How many documents were fetched before `before` (ms UTC) and are not read yet. */
  countUnread(before: number): Promise<number>;
}

export interface Documents extends ReadDocuments {
  /** Fault `conflict` when the id is taken. */
  add(document: Document): Promise<void>;
  /** Marks a document as read at `at` (ms UTC). Does nothing when the document is missing. */
  markRead(id: string, at: number): Promise<void>;
  /**
   * Removes documents that were read before `before` (ms UTC). Returns how many. Unread documents
   * stay, however old, because a message still names them.
   */
  prune(before: number): Promise<number>;
}
