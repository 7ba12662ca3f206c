// Writes the audit log, in the transaction of what it reports.

import type { ReadRecords, Records } from '../store/store.js';
import { auditProblem, nextAuditEntry, type AuditFact } from './audit-chain.js';

/** Appends an entry. Fault `conflict` when another transaction appended at the same time. */
export async function appendAudit(tx: Pick<Records, 'auditLog'>, fact: AuditFact): Promise<void> {
  await tx.auditLog.add(nextAuditEntry(await tx.auditLog.last(), fact));
}

const entriesAtOnce = 1_000;

/** What breaks the chain of the stored log, as a sentence; undefined when it is whole. */
export async function auditLogProblem(
  records: Pick<ReadRecords, 'auditLog'>,
): Promise<string | undefined> {
  const check = auditProblem();
  for (let after = 0; ;) {
    const entries = await records.auditLog.list({ after, limit: entriesAtOnce });
    for (const entry of entries) {
      const problem = check(entry);
      if (problem !== undefined) return problem;
    }
    const last = entries.at(-1);
    if (last === undefined) return undefined;
    after = last.number;
  }
}
