// Decides what an answer means for its feed: what to store, and when to ask again. Pure.

import { createHash } from 'node:crypto';
import type { Feed } from '../domain/feed.js';
import { hostOf, type HttpAnswer, type Outcome } from './answer.js';
import { backOffMs, dueAfter, nextIntervalMs, type Pace } from './cadence.js';
import { faultOf, missingMsMax } from './fault-of.js';
import { retryAfterMs } from './freshness.js';
import { kindOfBody } from './kind-of-body.js';
import { considerMove } from './move.js';
import { validatorsAfter, validatorsFor } from './validators.js';

type AlwaysSet = 'url' | 'state' | 'dueAt' | 'intervalMs' | 'failures';
type Clearable =
  | 'triedAt'
  | 'answeredAt'
  | 'validators'
  | 'bodyHash'
  | 'move'
  | 'failingSince'
  | 'missingSince'
  | 'fault';

/** Changes to a feed; `undefined` clears a field. */
export type FeedPatch = { readonly [K in AlwaysSet]?: Feed[K] } & {
  readonly [K in Clearable]?: Feed[K] | undefined;
};

export interface FeedDecision {
  readonly kind: 'fresh' | 'unchanged' | 'failed' | 'gone';
  /** Whether the answer is stored as a document for the reader. */
  readonly isDocument: boolean;
  readonly patch: FeedPatch;
  /** Hosts that must not be asked before `until`, ms UTC. */
  readonly hostBackoff?: { readonly hosts: readonly string[]; readonly until: number };
  /** For people. */
  readonly why: string;
}

export interface Circumstances {
  readonly now: number;
  readonly pace: Pace;
  /** From 0 to 1. */
  readonly random: number;
}

/** Never throws. Every outcome changes `dueAt`, except for a feed that is gone. */
export function decideOnAnswer(feed: Feed, outcome: Outcome, at: Circumstances): FeedDecision {
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

/** Failures that a feed must have before it counts as gone. */
const missingAnswersMin = 10;
/** Attempts after which a feed that is always cut off is read as it is. */
const cutOffAnswersMax = 3;
const cutOffFault = 'The feed is cut off.';

function answered(feed: Feed, answer: HttpAnswer, at: Circumstances): FeedDecision {
  const bodyHash = hashOf(answer.body);
  const patch = { ...goodPatch(feed, answer, at), bodyHash };
  if (bodyHash === feed.bodyHash) {
    return { kind: 'unchanged', isDocument: false, patch, why: 'The same bytes as before.' };
  }
  return { kind: 'fresh', isDocument: true, patch, why: 'It has changed.' };
}

function unchanged(feed: Feed, answer: HttpAnswer, at: Circumstances): FeedDecision {
  const known = validatorsFor(feed);
  if (known === undefined) return failed(feed, answer, faultOf(answer), at);
  const patch = goodPatch(feed, answer, at);
  if (answer.url === known.url) {
    return { kind: 'unchanged', isDocument: false, patch, why: 'Not modified.' };
  }
  // This address never sent the body that it calls unmodified, so the validators are dropped.
  const why = 'Another address answers “not modified”; the next request is unconditional.';
  return { kind: 'unchanged', isDocument: false, patch: { ...patch, validators: undefined }, why };
}

/** The changes after a good answer: clears the faults, updates address and validators. */
function goodPatch(feed: Feed, answer: HttpAnswer, at: Circumstances): FeedPatch {
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

/** Retries a cut-off feed first, then reads it as far as it goes. Keeps no validators of it. */
function cutOff(feed: Feed, answer: HttpAnswer, at: Circumstances): FeedDecision {
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

function failed(feed: Feed, outcome: Outcome, why: string, at: Circumstances): FeedDecision {
  const { now } = at;
  const failures = feed.failures + 1;
  const missingSince = missingSinceOf(feed, outcome, now);
  const isMissingLong = missingSince !== undefined && now - missingSince >= missingMsMax;
  // The count protects against a clock that is ahead for a while.
  if (isMissingLong && failures >= missingAnswersMin) {
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
  return { ...decision, hostBackoff: { hosts, until: now + (asked ?? wait) } };
}

function gone(feed: Feed, why: string, { now }: Circumstances): FeedDecision {
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

/** Start of the current run of 404 answers; a request without an answer does not end the run. */
function missingSinceOf(feed: Feed, outcome: Outcome, now: number): number | undefined {
  if (outcome.kind !== 'answer') return feed.missingSince;
  return outcome.status === 404 ? (feed.missingSince ?? now) : undefined;
}

function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
