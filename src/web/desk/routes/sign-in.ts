// Signing in and out.

import { signInMessages } from './sign-in-messages.js';
import type { DeskAnswer, DeskDeps, DeskRequest, DeskRoute } from '../desk-route.js';
import { codePage, signInPage } from '../pages/sign-in.js';
import { shellPage } from '../pages/shell.js';

/** Where to go after signing in: a path of the desk, and nothing else. */
export function deskPath(wanted: string | undefined): string {
  return wanted !== undefined && /^\/desk(?:\/[\w-]+)*(?:\?[\w=&%.-]*)?$/.test(wanted)
    ? wanted
    : '/desk';
}

async function page(
  request: DeskRequest,
  { accounts, files }: DeskDeps,
  problem?: string,
): Promise<DeskAnswer> {
  const isNew = (await accounts.list()).length === 0;
  const next = deskPath(request.form['next'] ?? request.query['next']);
  const name = request.form['name'] ?? '';
  const html = signInPage({ files, next, name, problem, unsafe: request.unsafe, isNew });
  return { kind: 'page', html, ...(problem === undefined ? {} : { status: 403 }) };
}

export const signInRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: '/',
    access: 'signed-in',
    answer: ({ signedIn, token }, { files, config }) => {
      if (signedIn === undefined) throw new Error('The route is for those who are signed in.');
      const html = shellPage({ files, signedIn, token, timeZone: config.timeZone });
      return Promise.resolve({ kind: 'page', html });
    },
  },
  {
    method: 'GET',
    path: '/sign-in',
    access: 'anyone',
    answer: (request, deps) =>
      request.signedIn === undefined
        ? page(request, deps)
        : Promise.resolve({ kind: 'redirect', to: deskPath(request.query['next']) }),
  },
  {
    method: 'POST',
    path: '/sign-in',
    access: 'anyone',
    async answer(request, deps) {
      if (request.unsafe !== undefined) return page(request, deps);
      const { name = '', password = '' } = request.form;
      const next = deskPath(request.form['next']);
      const outcome = await deps.accounts.passwords.signIn(name, password, request.caller);
      switch (outcome.kind) {
        case 'signed-in':
          return { kind: 'redirect', to: next, secret: outcome.secret };
        case 'code-needed':
          return {
            kind: 'page',
            html: codePage({ files: deps.files, ticket: outcome.ticket, next }),
          };
        case 'wait':
          return page(request, deps, signInMessages.wait(outcome.ms));
        case 'refused':
          return page(request, deps, signInMessages.refused);
      }
    },
  },
  {
    method: 'POST',
    path: '/sign-in/code',
    access: 'anyone',
    async answer(request, deps) {
      const { ticket = '', code = '' } = request.form;
      const next = deskPath(request.form['next']);
      const outcome = await deps.accounts.secondFactor.signIn(ticket, code, request.caller);
      if (outcome.kind === 'signed-in') {
        return { kind: 'redirect', to: next, secret: outcome.secret };
      }
      if (outcome.kind === 'expired' || outcome.kind === 'code-needed') {
        return page(request, deps, signInMessages.expired);
      }
      const problem =
        outcome.kind === 'wait' ? signInMessages.wait(outcome.ms) : signInMessages.wrongCode;
      const html = codePage({ files: deps.files, ticket, next, problem });
      return { kind: 'page', html, status: 403 };
    },
  },
  {
    method: 'POST',
    path: '/sign-out',
    access: 'signed-in',
    async answer({ signedIn }, { accounts }) {
      if (signedIn !== undefined) {
        await accounts.sessions.end(signedIn.account, signedIn.session.id);
      }
      return { kind: 'redirect', to: '/desk/sign-in', signOut: true };
    },
  },
];
