// Every action of the desk with its keys. The key handler, the sheet of keys and the palette use
// this list. docs/desk.md shows it.

export type Pane = 'wire' | 'event' | 'composer';

export type ActionId =
  | 'next'
  | 'previous'
  | 'open'
  | 'set-aside'
  | 'take'
  | 'undo'
  | 'draft'
  | 'lead'
  | 'balance'
  | 'publish'
  | 'show-new'
  | 'line-up'
  | 'line-down'
  | 'remove'
  | 'go-wire'
  | 'go-event'
  | 'go-composer'
  | 'find'
  | 'sheet'
  | 'palette'
  | 'back';

export interface Action {
  readonly id: ActionId;
  /** What it does, as the palette shows it. */
  readonly name: string;
  /** The pane it works in; every pane when left out. */
  readonly panes?: readonly Pane[];
  /** As `KeyboardEvent.key`, with `g ` before the second key of a pair, and `Mod+`. */
  readonly keys: readonly string[];
}

export const actions: readonly Action[] = [
  { id: 'next', name: 'Next row', keys: ['j', 'ArrowDown'] },
  { id: 'previous', name: 'Previous row', keys: ['k', 'ArrowUp'] },
  { id: 'open', name: 'Open the event', panes: ['wire'], keys: ['o', 'Enter'] },
  { id: 'open', name: 'Open the report’s page', panes: ['event'], keys: ['o', 'Enter'] },
  { id: 'set-aside', name: 'Set aside, or bring back', panes: ['wire', 'event'], keys: ['e'] },
  { id: 'take', name: 'Take, or give back', panes: ['wire', 'event'], keys: ['a'] },
  { id: 'draft', name: 'Open the draft, or make one', panes: ['wire', 'event'], keys: ['d'] },
  { id: 'lead', name: 'Make this report the lead', panes: ['composer', 'event'], keys: ['l'] },
  { id: 'remove', name: 'Take the line out', panes: ['composer'], keys: ['e'] },
  { id: 'line-up', name: 'Move the line up', panes: ['composer'], keys: ['Alt+ArrowUp', 'K'] },
  {
    id: 'line-down',
    name: 'Move the line down',
    panes: ['composer'],
    keys: ['Alt+ArrowDown', 'J'],
  },
  { id: 'balance', name: 'Make the list by the house rules', panes: ['composer'], keys: ['b'] },
  { id: 'publish', name: 'Publish', panes: ['composer'], keys: ['p'] },
  { id: 'undo', name: 'Undo', keys: ['z'] },
  { id: 'show-new', name: 'Show what is new', panes: ['wire'], keys: ['.'] },
  { id: 'find', name: 'Find events', keys: ['/'] },
  { id: 'go-wire', name: 'Go to the wire', keys: ['g w'] },
  { id: 'go-event', name: 'Go to the event', keys: ['g e'] },
  { id: 'go-composer', name: 'Go to the composer', keys: ['g c'] },
  { id: 'back', name: 'Back, or close', keys: ['Escape'] },
  { id: 'sheet', name: 'Show the keys', keys: ['?'] },
  { id: 'palette', name: 'Show all actions', keys: ['Mod+k'] },
];

/** Keys that end with a modifier or have a name work in text fields, too. */
const worksInFields = (key: string): boolean => key === 'Escape' || key.startsWith('Mod+');

export interface Pressed {
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  /** The focus is in a field that takes text. */
  readonly inField: boolean;
}

export interface KeyReader {
  /** The action of a key, or undefined. `g` waits for the key after it. */
  read(pressed: Pressed, pane: Pane, now: number): ActionId | undefined;
}

/** Longest pause between `g` and the key after it. */
const pairMsMax = 1_500;

/**
 * @param single whether keys without a modifier work; they can be switched off (WCAG 2.1.4).
 */
export function createKeyReader(single: () => boolean): KeyReader {
  let pairFrom = -Infinity;
  return {
    read({ key, mod, alt, inField }, pane, now) {
      const begun = now - pairFrom < pairMsMax;
      pairFrom = -Infinity;
      const plain = `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${key}`;
      if (inField && !worksInFields(plain)) return undefined;
      const isSingle = !mod && !alt && [...key].length === 1;
      if (isSingle && !single()) return undefined;
      const wanted = begun && isSingle ? `g ${key}` : plain;
      if (wanted === 'g') {
        pairFrom = now;
        return undefined;
      }
      return actions.find(({ keys, panes }) => {
        return keys.includes(wanted) && (panes === undefined || panes.includes(pane));
      })?.id;
    },
  };
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A key as the sheet shows it: `Ctrl K`, `g w`, `Alt ↑`. */
export function keyLabel(key: string): string {
  return key
    .split('+')
    .map((part) => (part === 'Mod' ? 'Ctrl' : (keyNames[part] ?? part)))
    .map((part, at, all) => (all.length > 1 && at === all.length - 1 ? part.toUpperCase() : part))
    .join(' ');
}
