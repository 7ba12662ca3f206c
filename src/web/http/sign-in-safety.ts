// Whether people can sign in over a connection: over https, or from this very machine.

import { isIP } from 'node:net';

export interface Connection {
  /** Whether the public address in the settings is https, which a proxy provides. */
  readonly isSecureSite: boolean;
  /** The host that the browser shows, with its port. */
  readonly host: string;
}

/** Why nobody can sign in, as a sentence that says what to do; undefined when they can. */
export function signInProblem({ isSecureSite, host }: Connection): string | undefined {
  if (isSecureSite || isLoopback(host)) return undefined;
  return (
    `Over plain http a password could be read on its way to ${host}. Open the desk on the ` +
    'machine itself under http://localhost, or put a web server with TLS in front of muster and ' +
    'set MUSTER_SITE_URL to its https address.'
  );
}

/** `localhost:8017`, `127.0.0.1`, `[::1]:80`. */
export function isLoopback(host: string): boolean {
  const name = host
    .replace(/:\d{1,5}$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isIP(name) === 4 ? name.startsWith('127.') : name === '::1';
}
