// Authors: elements with parts (Atom) or one string in one of five usual forms (RSS).

import { safeAddress } from './address.js';
import { elements, first, wordsOf } from './element.js';
import type { Element } from './element.js';
import { present } from './reading.js';
import type { Person } from './reading.js';
import { plainTextOf } from './text.js';

const mail = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,10}/;

/** The person of an element with parts or of a string; undefined if it names nobody. */
export function personOf(element: Element): Person | undefined {
  const named = elements(element).some(({ name }) => parts.has(name));
  if (!named) return parsePerson(plainTextOf(element, false) ?? '');
  const name =
    plainTextOf(first(element, 'name'), false) ?? plainTextOf(first(element, 'itunes:name'), false);
  const email = wordsOf(first(element, 'email')) ?? wordsOf(first(element, 'itunes:email'));
  const page = ['uri', 'url', 'homepage', 'href'].map((part) => first(element, part)).find(Boolean);
  const url = safeAddress(wordsOf(page), page?.base);
  const split = name === undefined ? undefined : parsePerson(name);
  return personOrNone({ name: split?.name ?? name, email: email ?? split?.email, url });
}

const parts: ReadonlySet<string> = new Set([
  'name',
  'email',
  'uri',
  'url',
  'homepage',
  'itunes:name',
  'itunes:email',
]);

/** `me@a.example (Name)`, `Name (me@a.example)`, `Name <me@a.example>`, a name, an address. */
export function parsePerson(text: string): Person | undefined {
  const email = text.length > 1_000 ? undefined : mail.exec(text)?.[0];
  if (email === undefined)
    return personOrNone({ name: text.trim(), email: undefined, url: undefined });
  const rest = text
    .replace(email, ' ')
    .replace(/mailto:/i, '')
    .replace(/\(\s*\)|<\s*>|\[\s*\]|&lt;\s*&gt;/g, ' ')
    .trim();
  const bracketed = /^\(([^()]*)\)$/.exec(rest)?.[1] ?? rest;
  return personOrNone({ name: bracketed.replace(/^["\s]+|["\s]+$/g, ''), email, url: undefined });
}

function personOrNone(fields: {
  name: string | undefined;
  email: string | undefined;
  url: string | undefined;
}): Person | undefined {
  const name = fields.name === '' ? undefined : fields.name;
  if (name === undefined && fields.email === undefined && fields.url === undefined)
    return undefined;
  return present<Person>({ ...fields, name });
}

/** The distinct people of several elements. */
export function peopleOf(found: readonly Element[]): Person[] {
  const people = new Map<string, Person>();
  for (const element of found) {
    const person = personOf(element);
    if (person !== undefined) people.set(JSON.stringify(person), person);
  }
  return [...people.values()];
}
