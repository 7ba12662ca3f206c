// Finds the session of a request, for the desk and the API alike.

import type { FastifyRequest } from 'fastify';
import type { AccountsDoor, Caller, SignedIn } from '../../accounts/accounts.js';
import { clientOf } from './client.js';
import { secretFrom, tokenOf } from './desk-cookie.js';
import { deviceWords } from './device.js';

export interface DeskSessionOf {
  readonly signedIn: SignedIn | undefined;
  /** The pages of a session send it back with each write. Empty when nobody is signed in. */
  readonly token: string;
}

/**
 * The session that the cookie of a request belongs to.
 * @param isSecure whether the site is https; then only the cookie bound to the host is accepted.
 */
export async function sessionOf(
  request: FastifyRequest,
  accounts: AccountsDoor,
  isSecure: boolean,
): Promise<DeskSessionOf> {
  const secret = secretFrom(request.headers.cookie, isSecure);
  const signedIn = secret === undefined ? undefined : await accounts.sessions.find(secret);
  return { signedIn, token: secret === undefined || !signedIn ? '' : tokenOf(secret) };
}

/** The address and device of a request, for limits and for the list of sessions. */
export function callerOf(request: FastifyRequest): Caller {
  const device = deviceWords(request.headers['user-agent']);
  return { address: clientOf(request.ip), device };
}
