// The desk: sign-in, account, and the page of its client.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sessionAgeMsMax } from '../../accounts/accounts.js';
import { may } from '../../domain/account.js';
import { acceptFormsAndJson, formOf } from '../http/form-body.js';
import { endedCookie, sessionCookie } from '../http/desk-cookie.js';
import { callerOf, sessionOf } from '../http/desk-session.js';
import type { Face } from '../http/face.js';
import { refused, type Failure } from '../http/failure.js';
import { signInProblem } from '../http/sign-in-safety.js';
import { Fault } from '../../domain/fault.js';
import type { DeskAnswer, DeskDeps, DeskRequest, DeskRoute } from './desk-route.js';
import { failurePage } from './pages/failure.js';
import { deskRoutes } from './routes.js';

const bodyBytesMax = 64 * 1024;
const fileAgeSeconds = 365 * 24 * 60 * 60;
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function createDesk(deps: DeskDeps): Face {
  const { config, files } = deps;
  const isSecure = config.siteUrl.startsWith('https:');

  async function answer(route: DeskRoute, request: FastifyRequest, reply: FastifyReply) {
    const { signedIn, token } = await sessionOf(request, deps.accounts, isSecure);
    if (route.access !== 'anyone' && signedIn === undefined) {
      return reply.redirect(`/desk/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    }
    if (route.access === 'owner' && !(signedIn && may(signedIn.account, 'manage-accounts'))) {
      throw new Fault('forbidden', 'Only the owner may do this.');
    }
    const { form, json } = formOf(request.body);
    if (route.method === 'POST' && route.access !== 'anyone') checkToken(form, json, token);
    const host = request.headers.host ?? '';
    const scheme = isSecure ? 'https' : 'http';
    const asked: DeskRequest = {
      params: request.params as Readonly<Record<string, string>>,
      query: formOf(request.query).form,
      form,
      json,
      caller: callerOf(request),
      signedIn,
      token,
      unsafe: signInProblem({ isSecureSite: isSecure, host }),
      origin: isSecure ? new URL(config.siteUrl).origin : `${scheme}://${host}`,
    };
    return send(await route.answer(asked, deps), reply);
  }

  function send(given: DeskAnswer, reply: FastifyReply) {
    reply.header('cache-control', 'no-store');
    if ('secret' in given && given.secret !== undefined) {
      reply.header('set-cookie', sessionCookie(given.secret, isSecure, sessionAgeMsMax));
    }
    if (given.kind === 'page') {
      return reply
        .code(given.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(given.html);
    }
    if (given.kind === 'json') return reply.code(given.status ?? 200).send(given.body);
    if (given.signOut === true) reply.header('set-cookie', endedCookie(isSecure));
    return reply.redirect(given.to, 303);
  }

  return {
    prefix: '/desk',
    contentSecurityPolicy: policy,
    bodyBytesMax,
    sendFailure: (failure, reply) => sendFailurePage(failure, reply, deps),
    addRoutes(app: FastifyInstance) {
      acceptFormsAndJson(app);
      for (const [path, { type, body }] of files.files) {
        app.get(path.replace(/^\/desk/, ''), (_, reply) =>
          reply
            .header('cache-control', `public, max-age=${fileAgeSeconds}, immutable`)
            .type(type)
            .send(body),
        );
      }
      for (const route of deskRoutes) {
        const handler = (request: FastifyRequest, reply: FastifyReply) =>
          answer(route, request, reply);
        if (route.method === 'GET') app.get(route.path, handler);
        else app.post(route.path, handler);
      }
    },
  };
}

/** A write of a signed-in page carries the token of its session. */
function checkToken(form: Readonly<Record<string, string>>, json: unknown, token: string): void {
  const given = form['token'] ?? (json as { readonly token?: unknown } | undefined)?.token;
  if (given === token && token !== '') return;
  throw new Fault('forbidden', 'The page is out of date. Go back, load it again, and repeat this.');
}

function sendFailurePage(failure: Failure, reply: FastifyReply, { files }: DeskDeps) {
  const shown = failure.status === 404 ? refused(404, 'The desk has no such page.') : failure;
  return reply
    .code(shown.status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(failurePage(shown, files));
}
