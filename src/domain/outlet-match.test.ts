import { expect, test } from 'vitest';
import { indexOutlets, outletKey } from './outlet-match.js';
import type { Outlet } from './outlet.js';

const outlet = (id: string, name: string, domains: string[], aliases: string[] = []): Outlet => ({
  id,
  name,
  kind: 'unreviewed',
  medium: 'site',
  domains,
  aliases,
  rank: 1,
  evidence: [],
  reviewed: false,
});

const index = indexOutlets([
  outlet('norwire', 'Norwire', ['norwire.example'], ['NW', 'North Wire']),
  outlet('sun', 'The Lake Sun', ['sun.lake.example', 'lakesun.example']),
  outlet('el-faro', 'El Fáro', ['faro.example'], ['Norwire']),
]);

test.each([
  ['norwire.example', 'norwire'],
  ['www.NORWIRE.example', 'norwire'],
  ['a.b.c.norwire.example.', 'norwire'],
  ['news.sun.lake.example', 'sun'],
  ['lake.example', undefined],
  ['notnorwire.example', undefined],
  ['example', undefined],
  ['', undefined],
  [`${'a.'.repeat(5_000)}norwire.example`, 'norwire'],
])('the host %s belongs to %s', (host, id) => {
  expect(index.byHost(host)?.id).toBe(id);
});

test.each([
  ['Norwire', 'norwire'],
  ['NORTH-WIRE', 'norwire'],
  ['the lake sun', 'sun'],
  ['Lake Sun', 'sun'],
  ['El Faro', 'el-faro'],
  ['Faro', undefined],
  ['', undefined],
])('the name %s belongs to %s', (name, id) => {
  expect(index.byName(name)?.id).toBe(id);
});

test('the name "The" has a key', () => {
  expect(outletKey('The')).toBe('the');
});
