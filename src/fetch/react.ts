// What a feed's answer means: what is kept of it, and when to ask again. Pure; the door saves it.

import { createHash } from 'node:crypto';
import type { Feed } from '../domain/feed.js';
import { hostOf, type Answered, type Outcome } from './answer.js';
import { backOffMs, dueAfter, nextIntervalMs, type Pace } from './cadence.js';
import { faultOf, missingMsMax } from './fault-of.js';
import { retryAfterMs } from './freshness.js';
import { kindOfBody } from './kind-of-body.js';
import { considerMove } from './move.js';
import { validatorsAfter, validatorsFor } from './validators.js';

type Set = 'url' | 'state' | 'dueAt' | 'intervalMs' | 'failures';
type Cleared =
  | 'triedAt'
  | 'answeredAt'
  | 'validators'
  | 'bodyHash'
  | 'move'
  | 'failingSince'
  | 'missingSince'
  | 'fault';

/** Changes to a feed; `undefined` clears. */
export type FeedPatch = { readonly [K in Set]?: Feed[K] } & {
  readonly [K in Cleared]?: Feed[K] | undefined;
};

export interface Decision {
  readonly kind: 'fresh' | 'unchanged' | 'failed' | 'gone';
  /** The answer is a document for the reader. */
  readonly isDocument: boolean;
  readonly patch: FeedPatch;
  /** Hosts nobody may ask before `until`. */
  readonly rest?: { readonly hosts: readonly string[]; readonly until: number };
  /** For people. */
  readonly why: string;
}

export interface Circumstances {
  readonly now: number;
  readonly pace: Pace;
  /** From 0 to 1. */
  readonly random: number;
}

export function react(feed: Feed, outcome: Outcome, at: Circumstances): Decision {
  if (outcome.kind !== 'answer') return failed(feed, outcome, outcome.reason, at);
  if (outcome.status === 304) return unchanged(feed, outcome, at);
  if (outcome.status === 410) return gone(feed, 'It says that it is gone for good (410).', at);
  if (outcome.status !== 200 && outcome.status !== 203) {
    return failed(feed, outcome, faultOf(outcome), at);
  }
  const { kind } = kindOfBody(outcome.body);
  if (kind === 'feed') return answered(feed, outcome, at);
  if (kind === 'cut-off') return cutOff(feed, outcome, at);
  return failed(feed, outcome, faultOf(outcome, kind), at);
}

/** Attempts after which a feed that always ends early is taken as it is. */
const cutOffAnswersMax = 3;
const cutOffFault = 'The feed ends before its end.';

function answered(feed: Feed, answer: Answered, at: Circumstances): Decision {
  const bodyHash = hashOf(answer.body);
  const patch = { ...goodPatch(feed, answer, at), bodyHash };
  if (bodyHash === feed.bodyHash) {
    return { kind: 'unchanged', isDocument: false, patch, why: 'The same bytes as before.' };
  }
  return { kind: 'fresh', isDocument: true, patch, why: 'It has changed.' };
}

function unchanged(feed: Feed, answer: Answered, at: Circumstances): Decision {
  const known = validatorsFor(feed);
  if (known === undefined) return failed(feed, answer, faultOf(answer), at);
  const patch = goodPatch(feed, answer, at);
  if (answer.url === known.url) {
    return { kind: 'unchanged', isDocument: false, patch, why: 'Not modified.' };
  }
  // Another address says "not modified" about a body that did not come from it.
  const why = 'Not modified, says an address that has not been asked before; asked anew.';
  return { kind: 'unchanged', isDocument: false, patch: { ...patch, validators: undefined }, why };
}

/** A good answer: the feed is well, its address and validators are brought up to date. */
function goodPatch(feed: Feed, answer: Answered, at: Circumstances): FeedPatch {
  const verdict = considerMove(feed, answer, at.now);
  const url = verdict.kind === 'moved' ? verdict.url : feed.url;
  const validators = validatorsAfter(answer, validatorsFor(feed), url);
  const intervalMs = nextIntervalMs(feed, validators !== undefined, at.pace);
  return {
    url,
    state: 'active',
    dueAt: dueAfter(intervalMs, feed, answer.headers, at),
    intervalMs,
    triedAt: at.now,
    answeredAt: at.now,
    validators,
    move: verdict.kind === 'proposed' ? verdict.move : undefined,
    failures: 0,
    failingSince: undefined,
    missingSince: undefined,
    fault: undefined,
  };
}

/** Broken off, or made so: retried first, then read as far as it goes; no validator is kept. */
function cutOff(feed: Feed, answer: Answered, at: Circumstances): Decision {
  if (feed.fault !== cutOffFault || feed.failures < cutOffAnswersMax) {
    return failed(feed, answer, cutOffFault, at);
  }
  const bodyHash = hashOf(answer.body);
  const intervalMs = nextIntervalMs(feed, false, at.pace);
  const patch: FeedPatch = {
    dueAt: dueAfter(intervalMs, feed, answer.headers, at),
    intervalMs,
    triedAt: at.now,
    answeredAt: at.now,
    validators: undefined,
    bodyHash,
  };
  const isDocument = bodyHash !== feed.bodyHash;
  return { kind: isDocument ? 'fresh' : 'unchanged', isDocument, patch, why: cutOffFault };
}

function failed(feed: Feed, outcome: Outcome, why: string, at: Circumstances): Decision {
  const { now } = at;
  const failures = feed.failures + 1;
  const missingSince = missingSinceOf(feed, outcome, now);
  if (missingSince !== undefined && now - missingSince >= missingMsMax) {
    return gone(feed, 'It has been missing for 30 days (404).', at);
  }
  const asked = outcome.kind === 'answer' ? retryAfterMs(outcome.headers, now) : undefined;
  const wait = Math.max(backOffMs(failures, at.pace, at.random), asked ?? 0);
  const patch: FeedPatch = {
    state: 'failing',
    dueAt: now + wait,
    triedAt: now,
    failures,
    failingSince: feed.failingSince ?? now,
    missingSince,
    fault: why,
  };
  const decision = { kind: 'failed', isDocument: false, patch, why } as const;
  if (outcome.kind !== 'answer' || outcome.status !== 429) return decision;
  const hosts = [...new Set([hostOf(feed.url), hostOf(outcome.url)])];
  return { ...decision, rest: { hosts, until: now + (asked ?? wait) } };
}

function gone(feed: Feed, why: string, { now }: Circumstances): Decision {
  const patch: FeedPatch = {
    state: 'gone',
    triedAt: now,
    failures: feed.failures + 1,
    failingSince: feed.failingSince ?? now,
    validators: undefined,
    fault: why,
  };
  return { kind: 'gone', isDocument: false, patch, why };
}

/** Unbroken since then, as far as anything was heard. */
function missingSinceOf(feed: Feed, outcome: Outcome, now: number): number | undefined {
  if (outcome.kind !== 'answer') return feed.missingSince;
  return outcome.status === 404 ? (feed.missingSince ?? now) : undefined;
}

function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
