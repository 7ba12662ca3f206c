// The cookie of a desk session, and the token that a page sends back with each write.

import { createHash } from 'node:crypto';

/** With the prefix `__Host-`, browsers accept a cookie only over https and from this host. */
const secureName = '__Host-muster-desk';
/** For loopback without TLS, where some browsers refuse secure cookies. */
const plainName = 'muster-desk';

const secretPattern = /^[\w-]{20,100}$/;

/** The session's secret in a `Cookie` header; undefined when there is none of the right form. */
export function secretFrom(header: string | undefined, isSecure: boolean): string | undefined {
  const wanted = isSecure ? secureName : plainName;
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== wanted) continue;
    const value = pair.slice(at + 1).trim();
    return secretPattern.test(value) ? value : undefined;
  }
  return undefined;
}

/** `Set-Cookie` for a new session. */
export function sessionCookie(secret: string, isSecure: boolean, ageMs: number): string {
  return cookie(secret, isSecure, Math.floor(ageMs / 1_000));
}

/** `Set-Cookie` that removes the session. */
export function endedCookie(isSecure: boolean): string {
  return cookie('', isSecure, 0);
}

function cookie(value: string, isSecure: boolean, seconds: number): string {
  const name = isSecure ? secureName : plainName;
  const secure = isSecure ? '; Secure' : '';
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
}

/** The token of a session's pages. Whoever knows it has read a page of this session. */
export function tokenOf(secret: string): string {
  return createHash('sha256').update(`token:${secret}`, 'utf8').digest('base64url');
}
