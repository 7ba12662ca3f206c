// One browser that is signed in to the desk.

export interface DeskSession {
  /** SHA-256 of the secret in the cookie, hex. */
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: number;
  /** Last use, at most a minute old. */
  readonly seenAt: number;
  /** Browser and system in words, for the list of one's own sessions. */
  readonly device: string;
}
