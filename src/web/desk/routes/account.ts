// The account page: the account of the reader and, for an owner, all accounts.

import { renderSVG } from 'uqr';
import type { SignedIn } from '../../../accounts/accounts.js';
import { may, roles } from '../../../domain/account.js';
import { asFault } from '../../../domain/fault.js';
import type { DeskAnswer, DeskDeps, DeskRequest, DeskRoute } from '../desk-route.js';
import { accountPage, type AccountProps } from '../pages/account.js';

type Extra = Pick<AccountProps, 'problem' | 'done' | 'link' | 'setup' | 'recoveryCodes'>;

async function page(
  request: DeskRequest,
  { accounts, config, files }: DeskDeps,
  extra: Partial<Extra> = {},
): Promise<DeskAnswer> {
  const before = own(request);
  const all = await accounts.list();
  const account = all.find(({ id }) => id === before.account.id) ?? before.account;
  const signedIn = { ...before, account };
  const time = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: config.timeZone,
  });
  const html = accountPage({
    files,
    signedIn,
    token: request.token,
    sessions: await accounts.sessions.list(account.id),
    accounts: may(account, 'manage-accounts') ? all : [],
    time: (at) => time.format(at),
    ...extra,
  });
  return { kind: 'page', html, ...(extra.problem === undefined ? {} : { status: 400 }) };
}

function own({ signedIn }: DeskRequest): SignedIn {
  if (signedIn === undefined) throw new Error('The route is for those who are signed in.');
  return signedIn;
}

export const accountRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: '/account',
    access: 'signed-in',
    answer: (request, deps) => page(request, deps),
  },
  {
    method: 'POST',
    path: '/account/password',
    access: 'signed-in',
    async answer(request, deps) {
      const { account, session } = own(request);
      const { current = '', next = '' } = request.form;
      const problem = await deps.accounts.passwords.change(account, current, next, session.id);
      const done = 'The password is changed, and all other sessions have ended.';
      return page(request, deps, problem === undefined ? { done } : { problem });
    },
  },
  {
    method: 'POST',
    path: '/account/second-factor/begin',
    access: 'signed-in',
    async answer(request, deps) {
      const begun = await deps.accounts.secondFactor.begin(own(request).account);
      const { ticket, secret, address } = begun;
      return page(request, deps, { setup: { ticket, secret, svg: renderSVG(address) } });
    },
  },
  {
    method: 'POST',
    path: '/account/second-factor/confirm',
    access: 'signed-in',
    async answer(request, deps) {
      const { ticket = '', code = '' } = request.form;
      const { account } = own(request);
      const codes = await deps.accounts.secondFactor.confirm(account, ticket, code);
      if (codes !== undefined) return page(request, deps, { recoveryCodes: codes });
      return page(request, deps, { problem: 'The code was wrong. Set it up again.' });
    },
  },
  {
    method: 'POST',
    path: '/account/second-factor/remove',
    access: 'signed-in',
    async answer(request, deps) {
      await deps.accounts.secondFactor.remove(own(request).account);
      return page(request, deps, { done: 'The second factor is off.' });
    },
  },
  {
    method: 'POST',
    path: '/account/sessions/end',
    access: 'signed-in',
    async answer(request, deps) {
      await deps.accounts.sessions.end(own(request).account, request.form['id'] ?? '');
      return page(request, deps, { done: 'The session has ended.' });
    },
  },
  {
    method: 'POST',
    path: '/account/passkeys/remove',
    access: 'signed-in',
    async answer(request, deps) {
      await deps.accounts.passkeys.remove(own(request).account, request.form['id'] ?? '');
      return page(request, deps, { done: 'The passkey is removed.' });
    },
  },
  {
    method: 'POST',
    path: '/accounts/invite',
    access: 'owner',
    async answer(request, deps) {
      const role = roles.find((one) => one === request.form['role']) ?? 'editor';
      const secret = await deps.accounts.links.invite(own(request).account, role);
      return page(request, deps, { link: `${request.origin}/desk/link/${secret}` });
    },
  },
  {
    method: 'POST',
    path: '/accounts/change',
    access: 'owner',
    async answer(request, deps) {
      const { account } = own(request);
      const { id = '', what } = request.form;
      try {
        if (what === 'disable') await deps.accounts.disable(account, id);
        if (what === 'enable') await deps.accounts.enable(account, id);
        if (what !== 'reset') return await page(request, deps, { done: 'Done.' });
        const secret = await deps.accounts.links.forReset(id);
        return await page(request, deps, { link: `${request.origin}/desk/link/${secret}` });
      } catch (thrown) {
        const { code, message } = asFault(thrown, 'changing an account');
        if (code === 'internal' || code === 'unavailable') throw thrown;
        return page(request, deps, { problem: message });
      }
    },
  },
];
