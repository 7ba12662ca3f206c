// People who work at the desk, and what each role may do.

export const roles = ['owner', 'editor', 'moderator'] as const;
export type Role = (typeof roles)[number];

/** A public key that signs its owner in, as WebAuthn registers it. */
export interface Passkey {
  /** Credential id, base64url. */
  readonly id: string;
  /** COSE public key, base64url. */
  readonly publicKey: string;
  /** Signature counter of the last sign-in; 0 where the authenticator keeps none. */
  readonly counter: number;
  /** What its owner calls it. */
  readonly label: string;
  readonly addedAt: number;
}

export interface Account {
  readonly id: string;
  /** The name to sign in with and to be shown by; unique without regard to case. */
  readonly name: string;
  readonly role: Role;
  /** scrypt hash with its parameters; undefined for an account that signs in by passkey alone. */
  readonly passwordHash?: string;
  /** Base32 secret of the second factor; undefined when it is off. */
  readonly totpSecret?: string;
  /** The last 30-second step whose code was accepted: no code is accepted twice. */
  readonly totpStep?: number;
  /** SHA-256 of the recovery codes that are still unused. */
  readonly recoveryHashes: readonly string[];
  readonly passkeys: readonly Passkey[];
  readonly createdAt: number;
  /** A disabled account cannot sign in and has no sessions. */
  readonly disabledAt?: number;
}

/** What can be done at the desk. */
export const actions = [
  'read-desk',
  'edit-roundup',
  'publish-roundup',
  'arrange-events',
  'moderate-comments',
  'manage-feeds',
  'manage-settings',
  'manage-accounts',
  'change-own-account',
  'read-audit',
] as const;
export type Action = (typeof actions)[number];

const everyone: readonly Action[] = ['read-desk', 'change-own-account'];
const allowed: Readonly<Record<Role, readonly Action[]>> = {
  owner: actions,
  editor: [
    ...everyone,
    'edit-roundup',
    'publish-roundup',
    'arrange-events',
    'moderate-comments',
    'manage-feeds',
  ],
  moderator: [...everyone, 'moderate-comments'],
};

/**
 * Whether an account may do something.
 * @param thing the account that `change-own-account` is about; other actions need none.
 */
export function may(
  account: Pick<Account, 'id' | 'role' | 'disabledAt'>,
  action: Action,
  thing?: { readonly id: string },
): boolean {
  if (account.disabledAt !== undefined) return false;
  if (!allowed[account.role].includes(action)) return false;
  return action !== 'change-own-account' || thing === undefined || thing.id === account.id;
}
