// Reads the fields of a probe's question; what is missing or of another type is a clear fault.

import { readFile } from 'node:fs/promises';
import { Fault } from '../../domain/fault.js';

export type Question = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;
/** Answers one question of a kind; `id` is added by the frame. */
export type Answerer = (question: Question) => Answer | Promise<Answer>;

export function textOf(question: Question, field: string): string {
  const value = question[field];
  if (typeof value !== 'string') throw new Fault('invalid', `“${field}” must be a text.`);
  return value;
}

export function optionalTextOf(question: Question, field: string): string | undefined {
  const value = question[field];
  return value === undefined || value === null ? undefined : textOf(question, field);
}

/** The raw bytes: `file` is a path, `body` the bytes in base64. */
export async function bytesOf(question: Question): Promise<Uint8Array> {
  const file = optionalTextOf(question, 'file');
  if (file === undefined) return Buffer.from(textOf(question, 'body'), 'base64');
  try {
    return await readFile(file);
  } catch (cause) {
    throw new Fault('not-found', `There is no readable file ${file}.`, cause);
  }
}

/** Header names in lower case; values that are not text are left out. */
export function headersOf(question: Question): Readonly<Record<string, string>> {
  const value = question['headers'];
  if (typeof value !== 'object' || value === null) return {};
  const pairs = Object.entries(value).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(pairs.map(([name, text]) => [name.toLowerCase(), text as string]));
}
