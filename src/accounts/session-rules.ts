// How long a session of the desk lasts.

import type { DeskSession } from '../domain/desk-session.js';

/** A session that is not used for this long ends. */
export const sessionIdleMsMax = 12 * 60 * 60_000;
/** Every session ends after this long. */
export const sessionAgeMsMax = 14 * 24 * 60 * 60_000;
/** The time of the last use is stored at most this often, so that most requests write nothing. */
const sessionSeenMsMin = 60_000;

export type SessionState =
  | { readonly kind: 'valid'; readonly isDue: boolean }
  | { readonly kind: 'ended'; readonly why: 'idle' | 'age' };

/**
 * Whether a session is still valid. `isDue`: the time of its last use should be written again.
 * A clock that was set back does not end a session.
 */
export function sessionState(session: DeskSession, now: number): SessionState {
  if (now - session.createdAt > sessionAgeMsMax) return { kind: 'ended', why: 'age' };
  if (now - session.seenAt > sessionIdleMsMax) return { kind: 'ended', why: 'idle' };
  return { kind: 'valid', isDue: now - session.seenAt > sessionSeenMsMin };
}
