// The state of an engine as a snapshot, and back: every part that remembers, in one order.

import type { EngineOptions, Parts } from './parts.js';
import { loadNeighbours, saveNeighbours } from './memory/saved-neighbours.js';
import {
  bindingOf,
  createSnapshotWriter,
  openSnapshot,
  SnapshotFault,
} from './snapshot/snapshot.js';

/** `unseen`: reports that hindsight has yet to see. */
export function take(parts: Parts, options: EngineOptions, unseen: number): Iterable<Uint8Array> {
  const { lexicon, memory, near, candidates } = parts;
  const sheet = createSnapshotWriter(() => boundTo(options));
  lexicon.save(sheet);
  memory.save(sheet);
  saveNeighbours(near, memory.all(), sheet);
  candidates.save(sheet);
  sheet.numbers('unseen', [unseen]);
  return sheet.parts();
}

type Restored =
  | { readonly kind: 'restored'; readonly unseen: number }
  | { readonly kind: 'refused'; readonly why: string };

/** Into parts that are new. Where it is refused the parts are of no use. */
export function restore(parts: Parts, options: EngineOptions, bytes: Uint8Array): Restored {
  const { lexicon, memory, near, candidates } = parts;
  const opened = openSnapshot(bytes, boundTo(options));
  if (opened.kind === 'refused') return opened;
  try {
    lexicon.load(opened.reader);
    memory.load(opened.reader);
    loadNeighbours(near, memory.all(), memory.oldestSlot(), opened.reader);
    candidates.load(memory.newestSlot(), opened.reader);
    const [unseen = 0] = opened.reader.doubles('unseen');
    return { kind: 'restored', unseen };
  } catch (thrown) {
    if (thrown instanceof SnapshotFault) return { kind: 'refused', why: thrown.message };
    throw thrown;
  }
}

/** With other facts, words of the editor or another window it would have become another state. */
function boundTo(options: EngineOptions): Uint8Array {
  const { knowledge, learned, windowMs, reportsMin, constraints, meaning } = options;
  return bindingOf({ knowledge, learned, windowMs, reportsMin, constraints, meaning });
}
