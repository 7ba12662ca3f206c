// Reads the invented outlets from demo/outlets.json and checks their shape.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Fault } from '../domain/fault.js';
import { demoForms, feedFormats, feedQuirks, pageStyles } from './newsroom.js';
import type { DemoOutlet } from './newsroom.js';

const feedShape = z.strictObject({
  path: z.string().regex(/^[a-z0-9./-]+$/),
  format: z.enum(feedFormats),
  text: z.enum(['full', 'summary', 'none']),
  quirks: z.array(z.enum(feedQuirks)).default([]),
  forms: z.array(z.enum(demoForms)).optional(),
  fetchPages: z.boolean().default(true),
});

const outletShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  kind: z.enum(['agency', 'state', 'public', 'private', 'local']),
  medium: z.enum(['agency', 'newspaper', 'magazine', 'broadcaster', 'site']),
  country: z.string().regex(/^x[a-z]$/),
  owner: z.string().min(1),
  family: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  rank: z.number().int(),
  language: z.enum(['en', 'es', 'fr']),
  pages: z.enum(pageStyles),
  withdraws: z.enum(['notice', 'removal']).default('notice'),
  feeds: z.array(feedShape).min(1),
});

const fileShape = z.strictObject({
  countries: z.record(z.string().regex(/^x[a-z]$/), z.string()),
  outlets: z.array(outletShape),
});

/** @throws Fault `invalid` that names the mistake. */
export function readOutlets(file: string): readonly DemoOutlet[] {
  const read = fileShape.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Fault('invalid', `${file}: ${z.prettifyError(read.error)}`);
  const ids = read.data.outlets.map((one) => one.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new Fault('invalid', `${file}: outlet "${twice}" is listed twice.`);
  return read.data.outlets.map((one) => shaped(one, read.data.countries, file));
}

function shaped(
  written: z.infer<typeof outletShape>,
  countries: Readonly<Record<string, string>>,
  file: string,
): DemoOutlet {
  const { language, pages, withdraws, feeds, family, ...facts } = written;
  const countryName = countries[facts.country];
  if (countryName === undefined) {
    throw new Fault('invalid', `${file}: ${facts.id} is in an unknown country "${facts.country}".`);
  }
  const domain = `${facts.id}.example`;
  const outlet = {
    ...facts,
    countryName,
    ...(family === undefined ? {} : { family }),
    homepage: `https://${domain}/`,
    domains: [domain],
    evidence: [],
    reviewed: true,
  };
  return { outlet, countryName, language, pages, withdraws, feeds: feeds.map(withoutUndefined) };
}

function withoutUndefined(feed: z.infer<typeof feedShape>): DemoOutlet['feeds'][number] {
  const { forms, ...rest } = feed;
  return forms === undefined ? rest : { ...rest, forms };
}
