// Who is signed in to the desk, and where.

import type { DeskSession } from '../../domain/desk-session.js';

export interface ReadDeskSessions {
  find(id: string): Promise<DeskSession | undefined>;
  /** Of one account, the last used first. */
  list(filter: { readonly accountId: string }): Promise<readonly DeskSession[]>;
}

export interface DeskSessions extends ReadDeskSessions {
  add(session: DeskSession): Promise<void>;
  /** Does nothing to a session that has ended. */
  change(id: string, patch: Pick<DeskSession, 'seenAt'>): Promise<void>;
  /** Idempotent. */
  remove(id: string): Promise<void>;
  /** Ends all sessions of an account, except one. Returns how many ended. */
  removeOf(accountId: string, exceptId?: string): Promise<number>;
  /** Deletes sessions last used before `seenBefore` or made before `createdBefore`, ms UTC. */
  removeOld(seenBefore: number, createdBefore: number): Promise<void>;
}
