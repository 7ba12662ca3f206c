// The door of snapshots: the engine's state as plain columns of numbers and texts, bound to what it
// was made with. Bytes in, bytes out: whoever keeps them brings the file.
//
//   magic, version │ binding │ name, kind, length, data │ … │ SHA-256 of all before

export { openSnapshot, type Opened } from './open.js';
export {
  createSnapshotWriter as createSheet,
  raggedRowsOf as laidOut,
  type RaggedRows as Rows,
  type SnapshotWriter as Sheet,
} from './snapshot-writer.js';
export { withDigest as sealed } from './digest.js';
export { bindingOf } from './binding.js';
export { SnapshotFault, type SnapshotReader as Columns } from './snapshot-reader.js';
