// The door of snapshots: the engine's state as plain columns of numbers and texts, bound to what it
// was made with. Bytes in, bytes out: whoever keeps them brings the file.
//
//   magic, version │ binding │ name, kind, length, data │ … │ SHA-256 of all before

export { openSnapshot, type Opened } from './open.js';
export { createSheet, laidOut, type Rows, type Sheet } from './sheet.js';
export { sealed } from './sealed.js';
export { bindingOf } from './binding.js';
export { SnapshotFault, type Columns } from './columns.js';
