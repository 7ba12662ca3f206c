// The audit log of the desk: entries are added and never changed.

import type { AuditEntry } from '../../domain/audit.js';

export interface ReadAuditLog {
  /** The newest entry. */
  last(): Promise<AuditEntry | undefined>;
  /** In order, from the entry after `after` on. */
  list(filter: { readonly after: number; readonly limit: number }): Promise<readonly AuditEntry[]>;
}

export interface AuditLog extends ReadAuditLog {
  /** Fault `conflict` when another entry has its number. */
  add(entry: AuditEntry): Promise<void>;
}
