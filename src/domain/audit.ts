// What was done at the desk, in a chain that shows when an entry was altered or removed.

/** One entry. It holds ids and no personal text: erasing a person does not break the chain. */
export interface AuditEntry {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  readonly at: number;
  /** Who did it; undefined for the command line. */
  readonly accountId?: string;
  /** What was done: `roundup.published`, `account.signed-in`. */
  readonly action: string;
  /** The kind and id of what it was done to: `roundup:0190…`. */
  readonly subject?: string;
  /** The hash of the entry before, empty for the first. */
  readonly previousHash: string;
  /** SHA-256 over everything above, hex. */
  readonly hash: string;
}
