// The door of snapshots: the engine's state as named columns of numbers and texts, bound to the
// weights, knowledge and settings it was made with. Reads and writes bytes only; the caller keeps
// the file.
//
//   magic, version │ binding │ name, kind, length, data │ … │ SHA-256 of all before

export { openSnapshot, type Opened } from './open.js';
export {
  createSnapshotWriter,
  raggedRowsOf,
  type RaggedRows,
  type SnapshotWriter,
} from './snapshot-writer.js';
export { bindingOf, withDigest } from './digest.js';
export { SnapshotFault, type SnapshotReader } from './snapshot-reader.js';
