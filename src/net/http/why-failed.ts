// Describes a failed connection in words. The codes are Node's, OpenSSL's and undici's.

import type { NetRefusal } from '../net.js';
import { ForbiddenAddress } from './lookup.js';

type Why = Pick<NetRefusal, 'kind' | 'reason' | 'isLocal'>;

const words: Readonly<Record<string, Why>> = {
  ENOTFOUND: { kind: 'unreachable', reason: 'Its host name is not known.' },
  ENODATA: { kind: 'unreachable', reason: 'Its host name has no address.' },
  EAI_AGAIN: { kind: 'unreachable', reason: 'The name servers do not answer.', isLocal: true },
  ENETDOWN: { kind: 'unreachable', reason: 'This machine has no network.', isLocal: true },
  ECONNREFUSED: { kind: 'unreachable', reason: 'The host refused the connection.' },
  ECONNRESET: { kind: 'unreachable', reason: 'The host reset the connection.' },
  EHOSTUNREACH: { kind: 'unreachable', reason: 'The host cannot be reached.' },
  ENETUNREACH: { kind: 'unreachable', reason: 'Its network cannot be reached.' },
  ETIMEDOUT: { kind: 'unreachable', reason: 'The host does not answer.' },
  UND_ERR_CONNECT_TIMEOUT: { kind: 'unreachable', reason: 'The host does not answer.' },
  CERT_HAS_EXPIRED: { kind: 'unreachable', reason: 'Its certificate has expired.' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { kind: 'unreachable', reason: 'Its certificate is self-signed.' },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    kind: 'unreachable',
    reason: 'Its certificate is for another host.',
  },
  UND_ERR_HEADERS_OVERFLOW: { kind: 'broken', reason: 'Its header lines are too long.' },
  UND_ERR_SOCKET: { kind: 'broken', reason: 'The connection ended before the answer did.' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: {
    kind: 'broken',
    reason: 'The answer is shorter or longer than it declares.',
  },
};

/** The kind and reason of a refusal. */
export function whyFailed(fault: unknown): Why {
  for (const one of chain(fault)) {
    if (one instanceof ForbiddenAddress) {
      return { kind: 'forbidden', reason: `Refused: ${one.message}.` };
    }
    const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
    const known = Object.hasOwn(words, code) ? words[code] : undefined;
    if (known !== undefined) return known;
    if (one.name === 'HTTPParserError' || code.startsWith('HPE_'))
      return { kind: 'broken', reason: 'It does not answer in HTTP.' };
    if (/CERT|TLS|SSL|UNABLE_TO/.test(code)) {
      return { kind: 'unreachable', reason: `Its encryption cannot be trusted (${code}).` };
    }
  }
  return { kind: 'unreachable', reason: `The connection failed: ${messageOf(fault)}.` };
}

/** The fault, its causes, and the faults it aggregates. */
function chain(fault: unknown, depth = 0): readonly Error[] {
  if (!(fault instanceof Error) || depth > 4) return [];
  const gathered = fault instanceof AggregateError ? (fault.errors as unknown[]) : [];
  return [fault, ...[fault.cause, ...gathered].flatMap((one) => chain(one, depth + 1))];
}

function messageOf(fault: unknown): string {
  return fault instanceof Error && fault.message !== '' ? fault.message : 'no reason given';
}
