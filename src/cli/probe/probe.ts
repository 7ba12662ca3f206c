// `muster probe KIND`: one JSON question a line in, one answer a line out, in the same order.
// A bad line is answered with its fault; the next line is served.

import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { once } from 'node:events';
import { asFault, Fault } from '../../domain/fault.js';
import type { Answer, Answerer, Question } from './question.js';

/** Loaded when asked for, so that a probe of one kind costs nothing of the others. */
const kinds: Readonly<Record<string, () => Promise<Answerer>>> = {
  feed: async () => (await import('./feed.js')).answerFeed,
  page: async () => (await import('./page.js')).answerPage,
  html: async () => (await import('./html.js')).answerHtml,
  robots: async () => (await import('./robots.js')).answerRobots,
  address: async () => (await import('./address.js')).answerAddress,
  url: async () => (await import('./url.js')).answerUrl,
  date: async () => (await import('./date.js')).answerDate,
  language: async () => (await import('./language.js')).answerLanguage,
};

export const probeKinds = Object.keys(kinds);

/**
 * Serves questions until the end of `input`.
 * @throws Fault `invalid` for an unknown kind.
 */
export async function probe(kind: string, input: Readable, output: Writable): Promise<void> {
  const load = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (load === undefined) {
    throw new Fault('invalid', `There is no probe “${kind}”. Kinds: ${probeKinds.join(', ')}.`);
  }
  const answerer = await load();
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const answer = JSON.stringify(await answerLine(line, answerer));
    if (!output.write(`${answer}\n`)) await once(output, 'drain');
  }
}

async function answerLine(line: string, answerer: Answerer): Promise<Answer> {
  let id: unknown = null;
  try {
    const question = parseQuestion(line);
    id = question['id'] ?? null;
    return { id, ...(await answerer(question)) };
  } catch (thrown) {
    const { code, message } = asFault(thrown, 'answering this line');
    return { id, error: { code, message } };
  }
}

function parseQuestion(line: string): Question {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Fault('invalid', 'This line is not JSON.', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Fault('invalid', 'This line is not a JSON object.');
  }
  return value as Question;
}
