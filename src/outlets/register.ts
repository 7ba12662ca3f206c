// The format of a register file and the rules it must satisfy. Pure.

import { z } from 'zod';
import { Fault } from '../domain/fault.js';
import type { Outlet } from '../domain/outlet.js';
import { outletKey } from '../domain/outlet-match.js';

export interface RegisterFile {
  readonly name: string;
  readonly text: string;
}

/** Rank of an outlet without one: behind all outlets that have a rank. */
const rankDefault = 500;

const evidence = z.strictObject({
  /** Which facts the page shows: `owner`, `kind`, `country`, in our words. */
  claim: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
});

const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower case, with hyphens'),
  name: z.string().min(1),
  kind: z
    .enum(['agency', 'state', 'public', 'private', 'local', 'unreviewed'])
    .default('unreviewed'),
  medium: z.enum(['agency', 'newspaper', 'magazine', 'broadcaster', 'site']),
  country: z
    .string()
    .regex(/^[a-z]{2}$/, 'a country is two lower-case letters')
    .optional(),
  owner: z.string().min(1).optional(),
  family: z.string().min(1).optional(),
  homepage: z.url().optional(),
  domains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/, 'a domain is a bare host')),
  aliases: z.array(z.string().min(1)).default([]),
  rank: z.int().min(0).default(rankDefault),
  evidence: z.array(evidence).default([]),
});

type Entry = z.infer<typeof entry>;

/**
 * The outlets of all files, ordered by id. An outlet with evidence is reviewed; without evidence
 * its kind must be `unreviewed` and it must name no owner.
 * @throws Fault `invalid` with every complaint, one a line.
 */
export function parseOutlets(files: readonly RegisterFile[]): readonly Outlet[] {
  const complaints: string[] = [];
  const entries = files.flatMap((file) => entriesOf(file, complaints));
  for (const one of entries) complaints.push(...unproved(one).map((what) => `${one.id}: ${what}`));
  complaints.push(...clashes(entries));
  if (complaints.length > 0) {
    throw new Fault('invalid', `The register of outlets has faults:\n${complaints.join('\n')}`);
  }
  return entries.map(asOutlet).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function entriesOf({ name, text }: RegisterFile, complaints: string[]): readonly Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    complaints.push(`${name}: not JSON (${cause instanceof Error ? cause.message : 'unreadable'})`);
    return [];
  }
  const parsed = z.array(entry).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    complaints.push(`${name}: ${idAt(value, path[0])} ${path.slice(1).join('.')}: ${message}`);
  }
  return [];
}

function idAt(value: unknown, at: PropertyKey | undefined): string {
  const one: unknown = Array.isArray(value) && typeof at === 'number' ? value[at] : undefined;
  const id = typeof one === 'object' && one !== null && 'id' in one ? one.id : undefined;
  return typeof id === 'string' ? id : `entry ${String(at ?? '')}`;
}

/** Facts that no cited page shows. */
function unproved({ kind, owner, evidence: found }: Entry): readonly string[] {
  const shows = (what: string): boolean => found.some(({ claim }) => claim.includes(what));
  return [
    ...(kind !== 'unreviewed' && !shows('kind') ? ['its kind has no evidence'] : []),
    ...(owner !== undefined && !shows('owner') ? ['its owner has no evidence'] : []),
  ];
}

/** Ids, names and domains that two outlets claim. */
function clashes(entries: readonly Entry[]): readonly string[] {
  const seen = new Map<string, string>();
  const complaints: string[] = [];
  for (const { id, name, aliases, domains } of entries) {
    const names = new Set([name, ...aliases].map((text) => `name ${outletKey(text)}`));
    for (const key of [`id ${id}`, ...names, ...domains.map((domain) => `domain ${domain}`)]) {
      const other = seen.get(key);
      if (other !== undefined) complaints.push(`${id}: ${key} is ${other}'s already`);
      seen.set(key, id);
    }
  }
  return complaints;
}

function asOutlet({ country, owner, family, homepage, ...rest }: Entry): Outlet {
  return {
    ...rest,
    ...(country === undefined ? {} : { country }),
    ...(owner === undefined ? {} : { owner }),
    ...(family === undefined ? {} : { family }),
    ...(homepage === undefined ? {} : { homepage }),
    reviewed: rest.evidence.length > 0,
  };
}
