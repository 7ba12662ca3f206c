// The agencies of the outlet register, with the names that credits use.

import type { Outlet } from '../../domain/outlet.js';
import type { Agency } from './agencies.js';

const namesMax = 20;
const nameLengthMax = 60;

/** A short name, or one word in capitals, may mean something else: it counts as initials. */
const isInitials = (name: string): boolean => /^\p{Lu}{2,8}$/u.test(name) || name.length <= 4;

/** The outlets that are agencies, by name and aliases. */
export function agenciesOf(outlets: readonly Outlet[]): readonly Agency[] {
  return outlets
    .filter(({ medium }) => medium === 'agency')
    .map(({ id, name, aliases }) => {
      const spellings = [name, ...aliases]
        .map((one) => one.trim().replace(/^the\s+/i, ''))
        .filter((one) => one.length >= 2 && one.length <= nameLengthMax)
        .slice(0, namesMax);
      return {
        id,
        names: spellings.filter((one) => !isInitials(one)),
        initials: spellings.filter(isInitials),
      };
    });
}
