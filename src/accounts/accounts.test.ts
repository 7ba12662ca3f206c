import { randomBytes, randomUUID } from 'node:crypto';
import { TOTP, Secret } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { auditLogProblem, createAccounts, type AccountsDoor } from './accounts.js';

let store: Store;
let accounts: AccountsDoor;
let now = 0;
const caller = { address: '192.0.2.7', device: 'Firefox on Linux' };
const password = 'tomato bicycle';

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 12, 0);
  const clock = () => now;
  store = await openSqliteStore({ file: ':memory:', clock, newId: randomUUID });
  accounts = createAccounts({
    store,
    clock,
    newId: randomUUID,
    random: randomBytes,
    passwordCost: 10,
    siteName: 'The Roundup',
  });
});
afterEach(async () => {
  // Whatever was done, the log of it holds.
  expect(await auditLogProblem(store)).toBeUndefined();
  await store.close();
});

async function makeOwner() {
  const link = (await accounts.links.forOwner()) ?? '';
  const used = await accounts.links.use(link, ' Ana ', password, caller);
  if (used.kind !== 'signed-in') throw new Error(`The link was ${used.kind}.`);
  return used;
}

async function makeEditor(name: string) {
  const { account } = await makeOwner();
  const link = await accounts.links.invite(account, 'editor');
  const used = await accounts.links.use(link, name, password, caller);
  if (used.kind !== 'signed-in') throw new Error(`The link was ${used.kind}.`);
  return { owner: account, editor: used };
}

describe('one-time links', () => {
  test('the first makes the owner, and works once', async () => {
    const link = (await accounts.links.forOwner()) ?? '';
    expect(await accounts.links.view(link)).toEqual({ kind: 'owner' });
    const { account } = await makeOwner();
    expect(account).toMatchObject({ name: 'Ana', role: 'owner' });
    // makeOwner() asked for another link, which replaced this one.
    expect(await accounts.links.use(link, 'Eve', password, caller)).toEqual({ kind: 'expired' });
    expect(await accounts.links.forOwner()).toBeUndefined();
  });

  test('a refused form leaves the link valid', async () => {
    const link = (await accounts.links.forOwner()) ?? '';
    for (const [name, given] of [
      ['', password],
      ['Ana\u202e', password],
      ['Ana', 'short'],
    ] as const) {
      expect((await accounts.links.use(link, name, given, caller)).kind).toBe('refused');
    }
    expect((await accounts.links.use(link, 'Ana', password, caller)).kind).toBe('signed-in');
  });

  test('grow old', async () => {
    const link = (await accounts.links.forOwner()) ?? '';
    now += 25 * 60 * 60_000;
    expect(await accounts.links.view(link)).toBeUndefined();
    expect(await accounts.links.use(link, 'Ana', password, caller)).toEqual({ kind: 'expired' });
  });

  test('an invitation gives its role, and no taken name', async () => {
    const { owner, editor } = await makeEditor('Ben');
    expect(editor.account).toMatchObject({ name: 'Ben', role: 'editor' });
    const link = await accounts.links.invite(owner, 'moderator');
    expect(await accounts.links.view(link)).toEqual({ kind: 'invitation', role: 'moderator' });
    expect(await accounts.links.use(link, 'BEN', password, caller)).toEqual({
      kind: 'refused',
      why: 'The name “BEN” is taken.',
    });
  });

  test('a reset sets the password, and ends all sessions', async () => {
    const { secret, account } = await makeOwner();
    const link = await accounts.links.forReset(account.id);
    expect(await accounts.links.view(link)).toEqual({ kind: 'reset', name: 'Ana' });
    const used = await accounts.links.use(link, 'ignored', 'velvet umbrella', caller);
    expect(used.kind).toBe('signed-in');
    expect(await accounts.sessions.find(secret)).toBeUndefined();
    expect((await accounts.passwords.signIn('ana', password, caller)).kind).toBe('refused');
    expect((await accounts.passwords.signIn('ana', 'velvet umbrella', caller)).kind).toBe(
      'signed-in',
    );
  });

  test('open the demo newsroom at once', async () => {
    const link = (await accounts.links.forOwner()) ?? '';
    const used = await accounts.links.useInDemo(link, caller);
    expect(used).toMatchObject({ kind: 'signed-in', account: { name: 'Editor', role: 'owner' } });
    expect((await accounts.links.useInDemo(link, caller)).kind).toBe('expired');
  });
});

describe('sessions', () => {
  test('are found by their secret, which is stored nowhere', async () => {
    const { secret, session } = await makeOwner();
    expect(await accounts.sessions.find(secret)).toMatchObject({ account: { name: 'Ana' } });
    expect(await accounts.sessions.find(session.id)).toBeUndefined();
    expect(await store.deskSessions.find(secret)).toBeUndefined();
  });

  test('end when they are not used, and when they are old', async () => {
    const { secret } = await makeOwner();
    for (let hours = 0; hours < 30; hours += 10) {
      now += 10 * 60 * 60_000;
      expect(await accounts.sessions.find(secret)).toBeDefined();
    }
    now += 13 * 60 * 60_000;
    expect(await accounts.sessions.find(secret)).toBeUndefined();
    const again = await accounts.passwords.signIn('Ana', password, caller);
    if (again.kind !== 'signed-in') throw new Error(again.kind);
    for (let days = 0; days < 14.2; days += 0.4) {
      now += 0.4 * 24 * 60 * 60_000;
      await accounts.sessions.find(again.secret);
    }
    expect(await accounts.sessions.find(again.secret)).toBeUndefined();
  });

  test('are listed and ended by their owner alone', async () => {
    const { owner, editor } = await makeEditor('Ben');
    const [own] = await accounts.sessions.list(owner.id);
    await accounts.sessions.end(editor.account, own?.id ?? '');
    expect(await accounts.sessions.list(owner.id)).toHaveLength(1);
    await accounts.sessions.end(owner, own?.id ?? '');
    expect(await accounts.sessions.list(owner.id)).toHaveLength(0);
  });

  test('of a disabled account end at once', async () => {
    const { owner, editor } = await makeEditor('Ben');
    await accounts.disable(owner, editor.account.id);
    expect(await accounts.sessions.find(editor.secret)).toBeUndefined();
    expect((await accounts.passwords.signIn('Ben', password, caller)).kind).toBe('refused');
    await accounts.enable(owner, editor.account.id);
    expect((await accounts.passwords.signIn('Ben', password, caller)).kind).toBe('signed-in');
  });

  test('the last owner stays', async () => {
    const { owner, editor } = await makeEditor('Ben');
    const conflict = { code: 'conflict' };
    await expect(accounts.disable(owner, owner.id)).rejects.toMatchObject(conflict);
    await expect(accounts.changeRole(owner, owner.id, 'editor')).rejects.toMatchObject(conflict);
    await accounts.changeRole(owner, editor.account.id, 'owner');
    await accounts.changeRole(owner, owner.id, 'editor');
    const roles = new Map((await accounts.list()).map(({ name, role }) => [name, role]));
    expect(Object.fromEntries(roles)).toEqual({ Ana: 'editor', Ben: 'owner' });
  });
});

describe('passwords', () => {
  test('the answer is the same for an unknown name', async () => {
    await makeOwner();
    expect(await accounts.passwords.signIn('Ana', 'wrong password', caller)).toEqual({
      kind: 'refused',
    });
    expect(await accounts.passwords.signIn('Nobody', password, caller)).toEqual({
      kind: 'refused',
    });
  });

  test('five failures from one address wait, and lock out no other address', async () => {
    await makeOwner();
    const tries = Array.from({ length: 7 }, () =>
      accounts.passwords.signIn('Ana', 'wrong password', caller),
    );
    const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'wait')).toHaveLength(2);
    expect((await accounts.passwords.signIn('Ana', password, caller)).kind).toBe('wait');
    const elsewhere = { ...caller, address: '192.0.2.8' };
    expect((await accounts.passwords.signIn('Ana', password, elsewhere)).kind).toBe('signed-in');
    now += 3 * 60_000;
    expect((await accounts.passwords.signIn('Ana', password, caller)).kind).toBe('signed-in');
  }, 300_000);

  test('changing one needs the current one, and ends other sessions', async () => {
    const { account, session, secret } = await makeOwner();
    const other = await accounts.passwords.signIn('Ana', password, caller);
    if (other.kind !== 'signed-in') throw new Error(other.kind);
    const { change } = accounts.passwords;
    expect(await change(account, 'wrong', 'velvet umbrella', session.id)).toBe(
      'The current password is not right.',
    );
    expect(await change(account, password, 'velvet umbrella', session.id)).toBeUndefined();
    expect(await accounts.sessions.find(secret)).toBeDefined();
    expect(await accounts.sessions.find(other.secret)).toBeUndefined();
  });
});

describe('the second factor', () => {
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

  async function switchOn() {
    const { account } = await makeOwner();
    const { ticket, secret } = await accounts.secondFactor.begin(account);
    expect(await accounts.secondFactor.confirm(account, ticket, '000000')).toBeUndefined();
    const codes = await accounts.secondFactor.confirm(account, ticket, codeOf(secret));
    now += 60_000;
    return { secret, codes: codes ?? [] };
  }

  async function ticketOf(): Promise<string> {
    const first = await accounts.passwords.signIn('Ana', password, caller);
    if (first.kind !== 'code-needed') throw new Error(first.kind);
    return first.ticket;
  }

  test('is asked for after the password, and takes no code twice', async () => {
    const { secret, codes } = await switchOn();
    expect(codes).toHaveLength(10);
    const ticket = await ticketOf();
    const { signIn } = accounts.secondFactor;
    expect((await signIn(ticket, '123456', caller)).kind).toBe('refused');
    const code = codeOf(secret);
    expect((await signIn(ticket, code, caller)).kind).toBe('signed-in');
    expect((await signIn(ticket, code, caller)).kind).toBe('expired');
    expect((await signIn(await ticketOf(), code, caller)).kind).toBe('refused');
  });

  test('a recovery code replaces it once', async () => {
    const { codes } = await switchOn();
    const code = (codes[3] ?? '').toLowerCase();
    const { signIn } = accounts.secondFactor;
    expect((await signIn(await ticketOf(), code, caller)).kind).toBe('signed-in');
    expect((await signIn(await ticketOf(), code, caller)).kind).toBe('refused');
    const [ana] = await accounts.list();
    expect(ana?.recoveryHashes).toHaveLength(9);
  });

  test('is not guessed', async () => {
    await switchOn();
    const ticket = await ticketOf();
    const kinds = [];
    for (let at = 0; at < 22; at += 1) {
      kinds.push((await accounts.secondFactor.signIn(ticket, '000001', caller)).kind);
    }
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(20);
    expect(kinds.at(-1)).toBe('wait');
  });
});

test('a challenge for a passkey is used once, by its own account', async () => {
  const { owner, editor } = await makeEditor('Ben');
  const site = { origin: 'http://localhost:8017', host: 'localhost' };
  const answer = { id: 'x', rawId: 'x', type: 'public-key', response: {} } as never;
  const begun = await accounts.passkeys.beginAdding(owner, site);
  expect(begun.options.rp).toEqual({ id: 'localhost', name: 'The Roundup' });
  expect(await accounts.passkeys.add(editor.account, begun.ticket, answer, 'p', site)).toBe(false);
  expect(await accounts.passkeys.add(owner, begun.ticket, answer, 'p', site)).toBe(false);
  const { ticket } = await accounts.passkeys.beginSignIn(site);
  expect(await accounts.passkeys.signIn(ticket, answer, site, caller)).toBeUndefined();
});
