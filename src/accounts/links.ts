// One-time links. They make the owner at the first start, invite others, and replace a lost
// password. The secret in a link is a ticket.

import { roles, type Account, type Role } from '../domain/account.js';
import { Fault } from '../domain/fault.js';
import type { Ticket, TicketPurpose } from '../domain/ticket.js';
import type { Records } from '../store/store.js';
import type { AccountsDeps, Caller } from './accounts-deps.js';
import { accountNameProblem } from './account-name.js';
import { appendAudit } from './audit-log.js';
import { hashPassword, passwordProblem } from './password.js';
import { hashSecret, newSecret } from './secret.js';
import { openSession, type OpenedSession } from './sessions.js';

/** What a link is for. It decides which form is shown. */
export type LinkView =
  | { readonly kind: 'owner' }
  | { readonly kind: 'invitation'; readonly role: Role }
  | { readonly kind: 'reset'; readonly name: string };

export type LinkUse =
  | ({ readonly kind: 'signed-in' } & OpenedSession)
  /** The form is shown again with this sentence. The link stays valid. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The link was used, replaced or is too old. */
  | { readonly kind: 'expired' };

export interface Links {
  /**
   * Makes the secret of a link for the owner, valid for a day; earlier ones become invalid.
   * Returns undefined when there is any account.
   */
  forOwner(): Promise<string | undefined>;
  /** Makes the secret of an invitation, valid for three days. */
  invite(by: Account, role: Role): Promise<string>;
  /**
   * Makes the secret of a link that sets a new password, valid for an hour. The old password works
   * until then. Fault `not-found`.
   */
  forReset(accountId: string): Promise<string>;
  /** Returns undefined when the link was used, replaced or is too old. Does not use it. */
  view(secret: string): Promise<LinkView | undefined>;
  /** Makes the account or sets its password, then signs it in. A reset link ignores `name`. */
  use(secret: string, name: string, password: string, caller: Caller): Promise<LinkUse>;
  /** Makes the owner of a demo newsroom, who has no password, and signs the owner in. */
  useInDemo(secret: string, caller: Caller): Promise<LinkUse>;
}

const ownerLinkMs = 24 * 60 * 60_000;
const invitationMs = 3 * 24 * 60 * 60_000;
const resetLinkMs = 60 * 60_000;
const saltBytes = 16;
const demoOwnerName = 'Editor';

export function createLinks(deps: AccountsDeps): Links {
  const { store, clock } = deps;
  return {
    forOwner: () =>
      store.transaction(async (tx) => {
        if ((await tx.accounts.list()).length > 0) return undefined;
        await tx.tickets.removeOf('owner-link');
        return addTicket(tx, deps, 'owner-link', ownerLinkMs);
      }),
    invite: (by, role) =>
      store.transaction(async (tx) => {
        await appendAudit(tx, { at: clock(), accountId: by.id, action: `invited.${role}` });
        return addTicket(tx, deps, 'invitation', invitationMs, { data: role });
      }),
    forReset: (accountId) =>
      store.transaction(async (tx) => {
        if ((await tx.accounts.find(accountId)) === undefined) {
          throw new Fault('not-found', 'There is no such account.');
        }
        await tx.tickets.removeOf('reset-link', accountId);
        return addTicket(tx, deps, 'reset-link', resetLinkMs, { accountId });
      }),
    view: (secret) => viewOf(secret, deps),
    use: (secret, name, password, caller) => use(secret, { name, password }, caller, deps),
    useInDemo: (secret, caller) =>
      store.transaction(async (tx): Promise<LinkUse> => {
        const ticket = await tx.tickets.take(hashSecret(secret));
        if (ticket?.purpose !== 'owner-link' || ticket.expiresAt < clock()) {
          return { kind: 'expired' };
        }
        const account = await makeAccount(tx, { name: demoOwnerName, role: 'owner' }, deps);
        return { kind: 'signed-in', ...(await openSession(tx, account, caller, deps)) };
      }),
  };
}

async function addTicket(
  tx: Records,
  { clock, random }: AccountsDeps,
  purpose: TicketPurpose,
  ms: number,
  more: Pick<Ticket, 'accountId' | 'data'> = {},
): Promise<string> {
  const secret = newSecret(random);
  await tx.tickets.add({ id: hashSecret(secret), purpose, expiresAt: clock() + ms, ...more });
  return secret;
}

async function viewOf(
  secret: string,
  { store, clock }: AccountsDeps,
): Promise<LinkView | undefined> {
  const ticket = await store.tickets.find(hashSecret(secret));
  if (ticket === undefined || ticket.expiresAt < clock()) return undefined;
  if (ticket.purpose === 'owner-link') return { kind: 'owner' };
  if (ticket.purpose === 'invitation') {
    const role = roles.find((one) => one === ticket.data);
    return role && { kind: 'invitation', role };
  }
  const account = ticket.accountId && (await store.accounts.find(ticket.accountId));
  if (ticket.purpose !== 'reset-link' || !account) return undefined;
  return { kind: 'reset', name: account.name };
}

interface LinkForm {
  readonly name: string;
  readonly password: string;
}

async function use(
  secret: string,
  { name, password }: LinkForm,
  caller: Caller,
  deps: AccountsDeps,
): Promise<LinkUse> {
  const view = await viewOf(secret, deps);
  if (view === undefined) return { kind: 'expired' };
  const accountName = view.kind === 'reset' ? view.name : name.trim();
  const why = accountNameProblem(accountName) ?? passwordProblem(password, accountName);
  if (why !== undefined) return { kind: 'refused', why };
  const passwordHash = await hashPassword(password, deps.random(saltBytes), deps.passwordCost);
  return deps.store.transaction(async (tx): Promise<LinkUse> => {
    const isNew = view.kind !== 'reset';
    if (isNew && (await tx.accounts.findByName(accountName)) !== undefined) {
      return { kind: 'refused', why: `The name “${accountName}” is taken.` };
    }
    const ticket = await tx.tickets.take(hashSecret(secret));
    if (ticket === undefined) return { kind: 'expired' };
    const role = view.kind === 'invitation' ? view.role : 'owner';
    const account = isNew
      ? await makeAccount(tx, { name: accountName, role, passwordHash }, deps)
      : await resetPassword(tx, ticket, passwordHash, deps);
    if (account === undefined) return { kind: 'expired' };
    return { kind: 'signed-in', ...(await openSession(tx, account, caller, deps)) };
  });
}

async function makeAccount(
  tx: Records,
  account: Pick<Account, 'name' | 'role' | 'passwordHash'>,
  { clock, newId }: AccountsDeps,
): Promise<Account> {
  const id = newId();
  const made = { id, ...account, recoveryHashes: [], passkeys: [], createdAt: clock() };
  await tx.accounts.add(made);
  const fact = { at: clock(), accountId: id, action: 'account.made', subject: `account:${id}` };
  await appendAudit(tx, fact);
  return made;
}

/** Undefined when the account is gone or disabled. */
async function resetPassword(
  tx: Records,
  { accountId }: Ticket,
  passwordHash: string,
  { clock }: AccountsDeps,
): Promise<Account | undefined> {
  const account = accountId === undefined ? undefined : await tx.accounts.find(accountId);
  if (account === undefined || account.disabledAt !== undefined) return undefined;
  await tx.accounts.change(account.id, { passwordHash });
  await tx.deskSessions.removeOf(account.id);
  const fact = { at: clock(), accountId: account.id, action: 'account.password-reset' };
  await appendAudit(tx, fact);
  return account;
}
