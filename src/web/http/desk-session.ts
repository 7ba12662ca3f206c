// Finds the session of a request, for the desk and the API alike.

import type { FastifyRequest } from 'fastify';
import type { AccountsDoor, Caller, SignedIn } from '../../accounts/accounts.js';
import { clientOf } from './client.js';
import { secretFrom, tokenOf } from './desk-cookie.js';
import { deviceWords } from './device.js';

export interface DeskSessionOf {
  readonly signedIn: SignedIn | undefined;
  /** Pages of the session send it back with each write; empty without a session. */
  readonly token: string;
}

/** @param isSecure the site is https, so that only the cookie bound to the host counts. */
export async function sessionOf(
  request: FastifyRequest,
  accounts: AccountsDoor,
  isSecure: boolean,
): Promise<DeskSessionOf> {
  const secret = secretFrom(request.headers.cookie, isSecure);
  const signedIn = secret === undefined ? undefined : await accounts.sessions.find(secret);
  return { signedIn, token: secret === undefined || !signedIn ? '' : tokenOf(secret) };
}

export function callerOf(request: FastifyRequest): Caller {
  const device = deviceWords(request.headers['user-agent']);
  return { address: clientOf(request.ip), device };
}
