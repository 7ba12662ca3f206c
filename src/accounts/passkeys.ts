// Passkeys: a key pair in the browser or phone signs its owner in (WebAuthn).

import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Account, Passkey } from '../domain/account.js';
import type { Ticket } from '../domain/ticket.js';
import type { AccountsDeps, Caller } from './accounts-deps.js';
import { appendAudit } from './audit-log.js';
import { hashSecret, newSecret } from './secret.js';
import { openSession, type OpenedSession } from './sessions.js';

/** The address that the browser shows. A passkey works for its host name alone. */
export interface PasskeySite {
  /** `https://roundup.example` or `http://localhost:8017`. */
  readonly origin: string;
  /** The host name, without the port. */
  readonly host: string;
}

export interface Passkeys {
  /** What the browser needs to make a passkey. The ticket is valid for five minutes. */
  beginAdding(
    account: Account,
    site: PasskeySite,
  ): Promise<{ ticket: string; options: PublicKeyCredentialCreationOptionsJSON }>;
  /** Stores a passkey that the browser made. Returns false when its answer is not valid. */
  add(
    account: Account,
    ticket: string,
    answer: RegistrationResponseJSON,
    label: string,
    site: PasskeySite,
  ): Promise<boolean>;
  /** Idempotent. */
  remove(account: Account, passkeyId: string): Promise<void>;
  /** What the browser needs to sign in. The ticket is valid for five minutes. */
  beginSignIn(
    site: PasskeySite,
  ): Promise<{ ticket: string; options: PublicKeyCredentialRequestOptionsJSON }>;
  /** Signs in the account that has the passkey; undefined when the answer is not valid. */
  signIn(
    ticket: string,
    answer: AuthenticationResponseJSON,
    site: PasskeySite,
    caller: Caller,
  ): Promise<OpenedSession | undefined>;
}

const challengeMs = 5 * 60_000;
const labelLengthMax = 60;
const passkeysMax = 20;

export function createPasskeys(deps: AccountsDeps): Passkeys {
  const { store, clock, siteName } = deps;
  return {
    async beginAdding(account, site) {
      const options = await generateRegistrationOptions({
        rpName: siteName,
        rpID: site.host,
        userName: account.name,
        userID: new TextEncoder().encode(account.id),
        attestationType: 'none',
        excludeCredentials: account.passkeys.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      return { ticket: await keepChallenge(options.challenge, deps, account.id), options };
    },
    add: (account, ticket, answer, label, site) =>
      addPasskey(account, ticket, answer, label, site, deps),
    remove: (account, passkeyId) =>
      store.transaction(async (tx) => {
        const current = await tx.accounts.find(account.id);
        const passkeys = current?.passkeys.filter(({ id }) => id !== passkeyId);
        if (passkeys === undefined || passkeys.length === current?.passkeys.length) return;
        await tx.accounts.change(account.id, { passkeys });
        const fact = { at: clock(), accountId: account.id, action: 'account.passkey-removed' };
        await appendAudit(tx, fact);
      }),
    async beginSignIn(site) {
      const options = await generateAuthenticationOptions({
        rpID: site.host,
        userVerification: 'required',
      });
      return { ticket: await keepChallenge(options.challenge, deps), options };
    },
    signIn: (ticket, answer, site, caller) => signIn(ticket, answer, site, caller, deps),
  };
}

async function keepChallenge(
  data: string,
  { store, clock, random }: AccountsDeps,
  accountId?: string,
): Promise<string> {
  const ticket = newSecret(random);
  await store.tickets.add({
    id: hashSecret(ticket),
    purpose: 'passkey-challenge',
    ...(accountId === undefined ? {} : { accountId }),
    data,
    expiresAt: clock() + challengeMs,
  });
  return ticket;
}

async function takeChallenge(
  ticket: string,
  { store, clock }: AccountsDeps,
): Promise<Ticket | undefined> {
  const found = await store.tickets.take(hashSecret(ticket));
  const isValid = found?.purpose === 'passkey-challenge' && found.expiresAt >= clock();
  return isValid ? found : undefined;
}

async function addPasskey(
  account: Account,
  ticket: string,
  answer: RegistrationResponseJSON,
  label: string,
  site: PasskeySite,
  deps: AccountsDeps,
): Promise<boolean> {
  const challenge = await takeChallenge(ticket, deps);
  if (challenge?.data === undefined || challenge.accountId !== account.id) return false;
  const verified = await orUndefined(
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge.data,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
    }),
  );
  if (verified?.verified !== true) return false;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const passkey: Passkey = {
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    label: label.trim().slice(0, labelLengthMax) || 'Passkey',
    addedAt: deps.clock(),
  };
  return deps.store.transaction(async (tx) => {
    const current = await tx.accounts.find(account.id);
    if (current === undefined || current.passkeys.length >= passkeysMax) return false;
    await tx.accounts.change(account.id, { passkeys: [...current.passkeys, passkey] });
    const fact = { at: deps.clock(), accountId: account.id, action: 'account.passkey-added' };
    await appendAudit(tx, fact);
    return true;
  });
}

async function signIn(
  ticket: string,
  answer: AuthenticationResponseJSON,
  site: PasskeySite,
  caller: Caller,
  deps: AccountsDeps,
): Promise<OpenedSession | undefined> {
  const challenge = await takeChallenge(ticket, deps);
  const account = await deps.store.accounts.findByPasskey(answer.id);
  const passkey = account?.passkeys.find(({ id }) => id === answer.id);
  if (challenge?.data === undefined || account === undefined || passkey === undefined) {
    return undefined;
  }
  const verified = await orUndefined(
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge.data,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      credential: {
        id: passkey.id,
        publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    }),
  );
  if (verified?.verified !== true || account.disabledAt !== undefined) return undefined;
  const counter = verified.authenticationInfo.newCounter;
  return deps.store.transaction(async (tx) => {
    const passkeys = account.passkeys.map((one) =>
      one.id === passkey.id ? { ...one, counter } : one,
    );
    await tx.accounts.change(account.id, { passkeys });
    return openSession(tx, account, caller, deps);
  });
}

/** The library throws when an answer is not valid. */
function orUndefined<T>(verification: Promise<T>): Promise<T | undefined> {
  return verification.catch(() => undefined);
}
