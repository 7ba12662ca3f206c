// The hash chain of the audit log: each entry holds the hash of the one before.

import { createHash } from 'node:crypto';
import type { AuditEntry } from '../domain/audit.js';

export type AuditFact = Pick<AuditEntry, 'at' | 'action'> &
  Partial<Pick<AuditEntry, 'accountId' | 'subject'>>;

/** The entry that follows `last`; the first of the chain when there is none. */
export function nextAuditEntry(
  last: Pick<AuditEntry, 'number' | 'hash'> | undefined,
  fact: AuditFact,
): AuditEntry {
  const entry = { ...fact, number: (last?.number ?? 0) + 1, previousHash: last?.hash ?? '' };
  return { ...entry, hash: hashOf(entry) };
}

/**
 * A check that takes the entries one after another. It returns what breaks the chain at an entry,
 * as a sentence, or undefined when the entry follows the one before.
 */
export function auditProblem(): (entry: AuditEntry) => string | undefined {
  let last: AuditEntry | undefined;
  return (entry) => {
    const number = (last?.number ?? 0) + 1;
    if (entry.number !== number) return `Entry ${number} of the audit log is missing.`;
    if (entry.previousHash !== (last?.hash ?? '') || entry.hash !== hashOf(entry)) {
      return `Entry ${number} of the audit log was altered.`;
    }
    last = entry;
    return undefined;
  };
}

function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { number, at, accountId, action, subject, previousHash } = entry;
  const parts = [number, at, accountId ?? '', action, subject ?? '', previousHash];
  return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex');
}
