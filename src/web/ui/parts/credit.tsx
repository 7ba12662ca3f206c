// The credit of a report, `Outlet` or `Outlet/Agency`, with the shape of its kind. A tooltip shows
// the owner; the link leads to the outlet's entry in the register.

import type { Outlet } from '../../../domain/outlet.js';
import { fillPattern } from '../../../domain/pattern.js';
import type { Register } from '../register.js';
import { countryOf } from '../words/country.js';
import { kindName } from '../words/kinds.js';
import { KindMark } from './kind.js';

export interface CreditProps {
  readonly outletId: string;
  readonly agencyIds?: readonly string[];
  readonly register: Register;
  /** `{outlet}/{agency}` */
  readonly jointPattern: string;
}

export function Credit({ outletId, agencyIds = [], register, jointPattern }: CreditProps) {
  const outlet = register.find(outletId);
  const name = creditName(outletId, agencyIds, register, jointPattern);
  return (
    <a
      class={classesOf(name)}
      href={outletAddress(outlet, register)}
      data-tip={outletWords(outlet)}
    >
      <KindMark kind={outlet.kind} />
      <bdi>{name}</bdi>
    </a>
  );
}

/** The credit as plain text. */
export function creditName(
  outletId: string,
  agencyIds: readonly string[],
  register: Register,
  jointPattern: string,
): string {
  const { name } = register.find(outletId);
  return agencyIds.reduce(
    (outlet, id) => fillPattern(jointPattern, { outlet, agency: register.find(id).name }),
    name,
  );
}

export function outletAddress(outlet: Outlet, register: Register): string {
  return register.knows(outlet.id)
    ? `/p/outlets.html#${encodeURIComponent(outlet.id)}`
    : '/p/outlets.html#unreviewed';
}

/** Longer names may be broken over lines: they do not fit on a phone. */
const unbrokenLengthMax = 34;

function classesOf(name: string): string {
  const short = name.length <= unbrokenLengthMax ? ' whole' : '';
  return `credit${isAcronym(name) ? ' acronym' : ''}${short}`;
}

/** A name in capitals is set in small caps, so that it does not dominate the line. */
const isAcronym = (name: string) => name === name.toUpperCase() && name !== name.toLowerCase();

/** `state · Russia · owner`; names what is unknown or unreviewed. */
export function outletWords(outlet: Outlet): string {
  if (outlet.kind === 'unreviewed' && outlet.owner === undefined) return 'unreviewed';
  const country = countryOf(outlet) ?? 'country unknown';
  const owner = outlet.owner ?? 'owner unknown';
  const review = outlet.reviewed ? [] : ['unreviewed'];
  return [kindName(outlet.kind), country, owner, ...review].join(' · ');
}
