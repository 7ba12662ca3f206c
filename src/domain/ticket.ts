// A secret that works once and for a short time: a link that makes the owner or resets a
// password, and the steps of a sign-in that wait for the next one.

export type TicketPurpose =
  /** Makes the first account, the owner's. */
  | 'owner-link'
  /** Makes a further account. */
  | 'invitation'
  /** Sets a new password for an account. */
  | 'reset-link'
  /** The password was right; the second factor is wanted. */
  | 'second-factor'
  /** A challenge that a passkey has to sign. */
  | 'passkey-challenge'
  /** A second factor that its owner has not confirmed yet. */
  | 'totp-setup';

export interface Ticket {
  /** SHA-256 of the secret, hex. */
  readonly id: string;
  readonly purpose: TicketPurpose;
  readonly accountId?: string;
  /** What the purpose needs: the challenge, the role of an invitation, the new secret. */
  readonly data?: string;
  readonly expiresAt: number;
}
