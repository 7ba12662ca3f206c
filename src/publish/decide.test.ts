import { describe, expect, test } from 'vitest';
import type { Roundup } from '../domain/roundup.js';
import { decide, type PublishRule } from './decide.js';
import { draft, typed } from './draft.fixture.js';

const whole = draft({ reports: 5 });
const unattended: PublishRule = { publishUnattended: true, publishOriginsMin: 3 };
const leadless: Roundup = Object.fromEntries(
  Object.entries(whole).filter(([name]) => name !== 'lead'),
) as unknown as Roundup;

describe('decide', () => {
  test.each<[string, Roundup, PublishRule, string]>([
    ['enough origins', whole, unattended, 'publish'],
    ['copies are no origins', { ...whole, origins: 2, reports: 40 }, unattended, 'hold'],
    ['an editor publishes', whole, { ...unattended, publishUnattended: false }, 'hold'],
    ['no title', { ...whole, title: typed('  ') }, unattended, 'hold'],
    ['no lead', leadless, unattended, 'hold'],
    ['public already', { ...whole, state: 'published', origins: 1 }, unattended, 'refresh'],
    ['taken back', { ...whole, state: 'withdrawn' }, unattended, 'leave'],
  ])('%s', (_name, roundup, rule, kind) => expect(decide(roundup, rule).kind).toBe(kind));
});
