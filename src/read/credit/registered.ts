// The agencies an outlet register knows, as credit asks for them.

import type { Outlet } from '../../domain/outlet.js';
import type { Agency } from './agencies.js';

const namesMax = 20;
const nameLengthMax = 60;

/** Names of one word in capitals, and short ones, are words or initials elsewhere. */
const isInitials = (name: string): boolean => /^\p{Lu}{2,8}$/u.test(name) || name.length <= 4;

export function agenciesOf(outlets: readonly Outlet[]): readonly Agency[] {
  return outlets
    .filter(({ medium }) => medium === 'agency')
    .map(({ id, name, aliases }) => {
      const told = [name, ...aliases]
        .map((one) => one.trim().replace(/^the\s+/i, ''))
        .filter((one) => one.length >= 2 && one.length <= nameLengthMax)
        .slice(0, namesMax);
      return {
        id,
        names: told.filter((one) => !isInitials(one)),
        initials: told.filter(isInitials),
      };
    });
}
