// The state of an engine as a snapshot and back: every part that remembers, in one order.

import type { EngineOptions, EngineParts } from './assemble.js';
import { loadNeighbours, saveNeighbours } from '../memory/saved-neighbours.js';
import {
  bindingOf,
  createSnapshotWriter,
  openSnapshot,
  SnapshotFault,
} from '../snapshot/snapshot.js';

/** `unseen`: reports that came since hindsight last began. */
export function take(
  parts: EngineParts,
  options: EngineOptions,
  unseen: number,
): Iterable<Uint8Array> {
  const { lexicon, memory, neighbours, candidates } = parts;
  const sheet = createSnapshotWriter(() => boundTo(options));
  lexicon.save(sheet);
  memory.save(sheet);
  saveNeighbours(neighbours, memory.all(), sheet);
  candidates.save(sheet);
  sheet.numbers('unseen', [unseen]);
  return sheet.parts();
}

type Restored =
  | { readonly kind: 'restored'; readonly unseen: number }
  | { readonly kind: 'refused'; readonly why: string };

/** Into new parts. When it is refused, the parts are not usable. */
export function restore(parts: EngineParts, options: EngineOptions, bytes: Uint8Array): Restored {
  const { lexicon, memory, neighbours, candidates } = parts;
  const opened = openSnapshot(bytes, boundTo(options));
  if (opened.kind === 'refused') return opened;
  try {
    lexicon.load(opened.reader);
    memory.load(opened.reader);
    loadNeighbours(neighbours, memory.all(), memory.oldestSlot(), opened.reader);
    candidates.load(memory.newestSlot(), opened.reader);
    const [unseen = 0] = opened.reader.doubles('unseen');
    return { kind: 'restored', unseen };
  } catch (thrown) {
    if (thrown instanceof SnapshotFault) return { kind: 'refused', why: thrown.message };
    throw thrown;
  }
}

/** With other knowledge, weights, constraints or another window the state would be another. */
function boundTo(options: EngineOptions): Uint8Array {
  const { knowledge, learned, windowMs, reportsMin, constraints, meaning } = options;
  return bindingOf({ knowledge, learned, windowMs, reportsMin, constraints, meaning });
}
