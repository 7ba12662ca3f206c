// Invented outlets for tests of the public site: every kind, known and unknown.

import type { Outlet, OutletKind, OutletMedium } from '../src/domain/outlet.js';

type Row = readonly [
  id: string,
  name: string,
  kind: OutletKind,
  medium: OutletMedium,
  country: string | undefined,
  owner: string | undefined,
];

const rows: readonly Row[] = [
  ['meridian-press', 'Meridian Press', 'agency', 'agency', 'ch', 'Meridian Press Cooperative'],
  ['lantern-wire', 'Lantern Wire', 'agency', 'agency', 'gb', 'Lantern Group plc'],
  ['vesta', 'VESTA', 'state', 'agency', 'ru', 'Government of the Republic'],
  ['halvard-radio', 'Halvard Radio', 'public', 'broadcaster', 'no', 'Halvard Public Trust'],
  ['coastal-broadcasting', 'Coastal Broadcasting', 'public', 'broadcaster', 'ie', undefined],
  ['tarn-chronicle', 'The Tarn Chronicle', 'private', 'newspaper', 'us', 'Tarn Holdings'],
  ['ostrava-dagblad', 'Ostrava Dagblad', 'private', 'newspaper', 'de', 'Dagblad Verlag'],
  ['al-manara', 'المنارة', 'private', 'newspaper', 'jo', 'Manara Media'],
  ['quayside-courier', 'Quayside Courier', 'local', 'newspaper', 'gb', 'Quayside Readers’ Society'],
  ['veldt-today', 'Veldt Today', 'local', 'site', 'za', undefined],
  ['plain-dealer', 'Plain & Dealer <Daily>', 'unreviewed', 'site', undefined, undefined],
];

export const sampleOutlets: readonly Outlet[] = rows.map(
  ([id, name, kind, medium, country, owner], rank) => ({
    id,
    name,
    kind,
    medium,
    ...(country === undefined ? {} : { country }),
    ...(owner === undefined ? {} : { owner }),
    homepage: `https://${id}.example/`,
    domains: [`${id}.example`],
    aliases: [],
    rank,
    evidence:
      kind === 'unreviewed'
        ? []
        : [
            { claim: 'owner', url: `https://registry.example/${id}/owner` },
            { claim: 'kind', url: `https://registry.example/${id}/kind` },
          ],
    reviewed: kind !== 'unreviewed' && owner !== undefined,
  }),
);
