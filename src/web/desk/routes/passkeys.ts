// Passkeys, for the script of the sign-in and account pages.

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { DeskAnswer, DeskRequest, DeskRoute } from '../desk-route.js';

const textLengthMax = 20_000;
const answerShape = z.looseObject({
  id: z.string().max(textLengthMax),
  rawId: z.string().max(textLengthMax),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(textLengthMax) }),
});
const signInBody = z.looseObject({ ticket: z.string().max(200), answer: answerShape });
const addBody = z.looseObject({
  ticket: z.string().max(200),
  label: z.string().max(200),
  answer: answerShape,
});

const refused: DeskAnswer = {
  kind: 'json',
  status: 403,
  body: { code: 'forbidden', message: 'The passkey did not work. Try again, or use a password.' },
};

const siteOf = ({ origin }: DeskRequest) => ({ origin, host: new URL(origin).hostname });

export const passkeyRoutes: readonly DeskRoute[] = [
  {
    method: 'POST',
    path: '/passkey/begin',
    access: 'anyone',
    answer: async (request, { accounts }) => ({
      kind: 'json',
      body: await accounts.passkeys.beginSignIn(siteOf(request)),
    }),
  },
  {
    method: 'POST',
    path: '/passkey/sign-in',
    access: 'anyone',
    async answer(request, { accounts }) {
      const body = signInBody.safeParse(request.json);
      if (!body.success || request.unsafe !== undefined) return refused;
      const { ticket, answer } = body.data;
      const opened = await accounts.passkeys.signIn(
        ticket,
        answer as unknown as AuthenticationResponseJSON,
        siteOf(request),
        request.caller,
      );
      if (opened === undefined) return refused;
      return { kind: 'json', body: { name: opened.account.name }, secret: opened.secret };
    },
  },
  {
    method: 'POST',
    path: '/account/passkeys/begin',
    access: 'signed-in',
    async answer(request, { accounts }) {
      if (request.signedIn === undefined) return refused;
      const begun = await accounts.passkeys.beginAdding(request.signedIn.account, siteOf(request));
      return { kind: 'json', body: begun };
    },
  },
  {
    method: 'POST',
    path: '/account/passkeys/add',
    access: 'signed-in',
    async answer(request, { accounts }) {
      const body = addBody.safeParse(request.json);
      if (!body.success || request.signedIn === undefined) return refused;
      const { ticket, label, answer } = body.data;
      const added = await accounts.passkeys.add(
        request.signedIn.account,
        ticket,
        answer as unknown as RegistrationResponseJSON,
        label,
        siteOf(request),
      );
      return added ? { kind: 'json', body: { label } } : refused;
    },
  },
];
