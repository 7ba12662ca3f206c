import { describe, expect, test } from 'vitest';
import { actions, may, roles, type Action, type Role } from './account.js';

const account = (role: Role, disabledAt?: number) => ({
  id: 'a1',
  role,
  ...(disabledAt === undefined ? {} : { disabledAt }),
});

describe('may', () => {
  const table: readonly (readonly [Action, readonly Role[]])[] = [
    ['read-desk', ['owner', 'editor', 'moderator']],
    ['edit-roundup', ['owner', 'editor']],
    ['publish-roundup', ['owner', 'editor']],
    ['arrange-events', ['owner', 'editor']],
    ['moderate-comments', ['owner', 'editor', 'moderator']],
    ['manage-feeds', ['owner', 'editor']],
    ['manage-settings', ['owner']],
    ['manage-accounts', ['owner']],
    ['change-own-account', ['owner', 'editor', 'moderator']],
    ['read-audit', ['owner']],
  ];

  test('the table covers every action', () => {
    expect(table.map(([action]) => action)).toEqual([...actions]);
  });

  test.each(table)('%s is for %s', (action, permitted) => {
    expect(roles.filter((role) => may(account(role), action))).toEqual(permitted);
  });

  test('nobody changes the sign-in of another account', () => {
    expect(may(account('owner'), 'change-own-account', { id: 'a2' })).toBe(false);
    expect(may(account('owner'), 'change-own-account', { id: 'a1' })).toBe(true);
  });

  test('a disabled account may do nothing', () => {
    expect(actions.filter((action) => may(account('owner', 1), action))).toEqual([]);
  });
});
