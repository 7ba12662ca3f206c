// The state of an engine as a snapshot, and back: every part that remembers, in one order.

import type { EngineOptions, Parts } from './parts.js';
import { loadNear, saveNear } from './memory/saved-near.js';
import { bindingOf, createSheet, openSnapshot, SnapshotFault } from './snapshot/snapshot.js';

export function take(parts: Parts, options: EngineOptions): readonly Uint8Array[] {
  const { lexicon, memory, near, candidates } = parts;
  const sheet = createSheet(boundTo(options));
  lexicon.save(sheet);
  memory.save(sheet);
  saveNear(near, slotsOf(parts), sheet);
  candidates.save(sheet);
  return sheet.parts();
}

/** Into parts that are new. Answers why it cannot; then the parts are of no use. */
export function restore(
  parts: Parts,
  options: EngineOptions,
  bytes: Uint8Array,
): string | undefined {
  const { lexicon, memory, near, candidates } = parts;
  const opened = openSnapshot(bytes, boundTo(options));
  if (opened.kind === 'refused') return opened.why;
  try {
    lexicon.load(opened.columns);
    memory.load(opened.columns);
    loadNear(near, slotsOf(parts), memory.oldestSlot(), opened.columns);
    candidates.load(memory.newestSlot(), opened.columns);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SnapshotFault) return thrown.message;
    throw thrown;
  }
}

const slotsOf = ({ memory }: Parts): Int32Array => Int32Array.from(memory.all(), (one) => one.slot);

/** With other facts, words of the editor or another window it would have become another state. */
function boundTo(options: EngineOptions): Uint8Array {
  const { knowledge, learned, windowMs, reportsMin, constraints, gist } = options;
  return bindingOf({ knowledge, learned, windowMs, reportsMin, constraints, gist });
}
