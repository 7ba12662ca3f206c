import { describe, expect, test } from 'vitest';
import { actions, createKeyReader, keyLabel, type Pane, type Pressed } from './actions.js';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  mod: false,
  alt: false,
  inField: false,
  ...more,
});

describe('keys', () => {
  test('no key has two meanings in one pane', () => {
    const panes: readonly Pane[] = ['wire', 'event', 'composer'];
    for (const pane of panes) {
      const keys = actions
        .filter((action) => action.panes === undefined || action.panes.includes(pane))
        .flatMap((action) => action.keys);
      expect([pane, keys.filter((key, at) => keys.indexOf(key) !== at)]).toEqual([pane, []]);
    }
  });

  test('none takes a key from the browser', () => {
    const browser = ['Mod+c', 'Mod+v', 'Mod+x', 'Mod+z', 'Mod+f', 'Mod+l', 'Mod+t', 'Mod+w'];
    const used = actions.flatMap((action) => action.keys);
    expect(used.filter((key) => browser.includes(key))).toEqual([]);
  });

  test.each([
    ['j', 'wire', 'next'],
    ['o', 'wire', 'open'],
    ['e', 'wire', 'set-aside'],
    ['e', 'composer', 'remove'],
    ['p', 'composer', 'publish'],
    ['p', 'wire', undefined],
    ['z', 'event', 'undo'],
    ['?', 'composer', 'sheet'],
    ['q', 'wire', undefined],
  ] as const)('%s in %s is %s', (key, pane, action) => {
    expect(createKeyReader(() => true).read(press(key), pane, 0)).toBe(action);
  });

  test('letters do nothing in a field, and nothing when they are switched off', () => {
    const reader = createKeyReader(() => true);
    expect(reader.read(press('e', { inField: true }), 'wire', 0)).toBeUndefined();
    expect(reader.read(press('ArrowDown', { inField: true }), 'wire', 0)).toBeUndefined();
    expect(reader.read(press('Escape', { inField: true }), 'wire', 0)).toBe('back');
    const off = createKeyReader(() => false);
    expect(off.read(press('e'), 'wire', 0)).toBeUndefined();
    expect(off.read(press('ArrowDown'), 'wire', 0)).toBe('next');
    expect(off.read(press('k', { mod: true }), 'wire', 0)).toBe('palette');
  });

  test('g waits for the key after it, not for ever', () => {
    const reader = createKeyReader(() => true);
    expect(reader.read(press('g'), 'wire', 0)).toBeUndefined();
    expect(reader.read(press('c'), 'wire', 900)).toBe('go-composer');
    expect(reader.read(press('c'), 'wire', 950)).toBeUndefined();
    expect(reader.read(press('g'), 'wire', 1_000)).toBeUndefined();
    expect(reader.read(press('e'), 'wire', 9_000)).toBe('set-aside');
  });

  test('are shown as they are pressed', () => {
    expect(['Mod+k', 'g w', 'ArrowUp', 'Alt+ArrowDown', '?'].map(keyLabel)).toEqual([
      'Ctrl K',
      'g w',
      '↑',
      'Alt ↓',
      '?',
    ]);
  });
});
