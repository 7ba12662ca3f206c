// Reads a .safetensors file: eight bytes with the length of the head, a head in JSON that gives the
// type, shape and offsets of each tensor, then the numbers.

import { Fault } from '../../domain/fault.js';

export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const headBytesMax = 10_000_000;
const lengthBytes = 8;

interface TensorHead {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/**
 * Returns a function that reads a tensor by its name, undefined if the file has none of that name.
 * Both throw Fault `invalid` if the file is damaged; the message says what is wrong.
 */
export function readSafetensors(bytes: Uint8Array): (name: string) => Tensor | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < lengthBytes) throw unusable('it is too short');
  const headBytes = Number(view.getBigUint64(0, true));
  const from = lengthBytes + headBytes;
  if (headBytes > headBytesMax || from > bytes.length) throw unusable('its head is cut off');
  const head = headOf(bytes.subarray(lengthBytes, from));
  return (name) => {
    const tensorHead = Object.hasOwn(head, name) ? head[name] : undefined;
    if (!isTensorHead(tensorHead)) return undefined;
    const { dtype, shape, data_offsets: offsets } = tensorHead;
    const [start, end] = offsets;
    if (start < 0 || end < start || from + end > bytes.length) throw unusable(`${name} is cut off`);
    const values = numbersOf(aligned(bytes.subarray(from + start, from + end)), dtype);
    const count = shape.reduce((product, side) => product * side, 1);
    if (values.length !== count) throw unusable(`${name} has another size than its head says`);
    return { shape, values };
  };
}

function headOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const head: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof head === 'object' && head !== null) return head as Record<string, unknown>;
  } catch (cause) {
    throw unusable('its head is not JSON', cause);
  }
  throw unusable('its head is not an object');
}

function isTensorHead(value: unknown): value is TensorHead {
  if (typeof value !== 'object' || value === null) return false;
  const { dtype, shape, data_offsets: offsets } = value as Record<string, unknown>;
  const areCounts = (list: unknown): boolean =>
    Array.isArray(list) && list.every((one) => Number.isSafeInteger(one) && Number(one) >= 0);
  return typeof dtype === 'string' && areCounts(shape) && areCounts(offsets);
}

/** Bytes at an offset that suits every type of number. Copies only if needed: models are large. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % wordBytes === 0 ? bytes : new Uint8Array(bytes);
}

function numbersOf(bytes: Uint8Array, dtype: string): Float32Array {
  const { buffer, byteOffset } = bytes;
  const { width, read } = types[dtype] ?? {};
  if (width === undefined || read === undefined) {
    throw unusable(`numbers of type ${dtype} are not supported`);
  }
  if (bytes.length % width !== 0) throw unusable('a tensor ends within a number');
  return read(buffer, byteOffset, bytes.length / width);
}

const wordBytes = 8;

interface NumberType {
  /** Bytes for each number. */
  readonly width: number;
  readonly read: (buffer: ArrayBufferLike, from: number, count: number) => Float32Array;
}

const types: Readonly<Record<string, NumberType>> = {
  F32: { width: 4, read: (...at) => new Float32Array(...at) },
  F64: { width: 8, read: (...at) => Float32Array.from(new Float64Array(...at)) },
  F16: { width: 2, read: (...at) => Float32Array.from(new Uint16Array(...at), half) },
  BF16: {
    width: 2,
    read: (...at) => {
      const wide = Uint32Array.from(new Uint16Array(...at), (bits) => bits << 16);
      return new Float32Array(wide.buffer);
    },
  },
  I64: { width: 8, read: (...at) => Float32Array.from(new BigInt64Array(...at), Number) },
  I32: { width: 4, read: (...at) => Float32Array.from(new Int32Array(...at)) },
  I8: { width: 1, read: (...at) => Float32Array.from(new Int8Array(...at)) },
};

/** IEEE 754 half precision. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function unusable(why: string, cause?: unknown): Fault {
  return new Fault('invalid', `model.safetensors cannot be used: ${why}.`, cause);
}
