// ADAPTER of net: answers from files, for tests and replay. Opens no connection.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../domain/fault.js';
import { follow } from './follow.js';
import { judgeAddress } from './guard.js';
import type { Net, NetAnswer, NetRefusal } from './net.js';

/** One line of `answers.jsonl`. Lines of one address are used in order; the last one repeats. */
export interface RecordedAnswer {
  readonly url: string;
  readonly status?: number;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The decoded body: a file beside `answers.jsonl`, or the text itself. */
  readonly file?: string;
  readonly text?: string;
  /** Answers with this refusal. */
  readonly refusal?: { readonly kind: NetRefusal['kind']; readonly reason: string };
}

export const recordName = 'answers.jsonl';

/**
 * Answers from `folder/answers.jsonl`; an address that is not recorded is `unreachable`. A
 * conditional request with matching validators is answered 304.
 * @throws Fault `invalid` when the record cannot be read.
 */
export async function openRecordedNet(
  folder: string,
  { allowHosts = [] }: { readonly allowHosts?: readonly string[] } = {},
): Promise<Net> {
  const record = inSequence(await readRecord(path.join(folder, recordName)));
  return {
    get: async (request) => {
      request.signal?.throwIfAborted();
      const judge = (url: string) => judgeAddress(url, allowHosts);
      return follow(request, judge, async (url, headers) => {
        const recorded = record(url.href);
        if (recorded === undefined) {
          return { kind: 'unreachable', reason: 'It is not in the record.', url: url.href };
        }
        if (recorded.refusal !== undefined) return { ...recorded.refusal, url: url.href };
        const answer = isKnown(recorded, headers)
          ? { ...bare(recorded), status: 304 }
          : { ...bare(recorded), body: await bodyOf(recorded, folder) };
        if (answer.body.length <= request.bytesMax) return answer;
        return { kind: 'too-large', reason: 'It is larger than allowed.', url: url.href };
      });
    },
    close: () => Promise.resolve(),
  };
}

async function readRecord(file: string): Promise<readonly RecordedAnswer[]> {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => JSON.parse(line) as RecordedAnswer);
  } catch (cause) {
    throw new Fault('invalid', `The record ${file} cannot be read.`, cause);
  }
}

/** Returns the answers of an address one after the other. */
function inSequence(
  answers: readonly RecordedAnswer[],
): (url: string) => RecordedAnswer | undefined {
  const waiting = new Map<string, RecordedAnswer[]>();
  for (const answer of answers) {
    const key = new URL(answer.url).href;
    waiting.set(key, [...(waiting.get(key) ?? []), answer]);
  }
  return (url) => {
    const line = waiting.get(url);
    return line !== undefined && line.length > 1 ? line.shift() : line?.[0];
  };
}

function isKnown(recorded: RecordedAnswer, headers: Readonly<Record<string, string>>): boolean {
  const { etag, 'last-modified': lastModified } = recorded.headers ?? {};
  if (headers['if-none-match'] !== undefined) return headers['if-none-match'] === etag;
  const since = headers['if-modified-since'];
  return since !== undefined && since === lastModified;
}

function bare(recorded: RecordedAnswer): Omit<NetAnswer, 'hops' | 'url'> {
  const { status = 200, headers = {} } = recorded;
  return { kind: 'answer', status, headers, body: new Uint8Array() };
}

async function bodyOf(recorded: RecordedAnswer, folder: string): Promise<Uint8Array> {
  if (recorded.file === undefined) return Buffer.from(recorded.text ?? '', 'utf8');
  const file = path.resolve(folder, recorded.file);
  if (!file.startsWith(path.resolve(folder) + path.sep)) {
    throw new Fault('invalid', `The record names a file outside its folder: ${recorded.file}.`);
  }
  return readFile(file);
}
