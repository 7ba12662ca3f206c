// Makes the files of a static model: safetensors bytes and a WordPiece tokenizer.

export interface RawTensor {
  readonly dtype: string;
  readonly rows: readonly (readonly number[])[] | readonly number[];
  /** Written instead of the true shape. */
  readonly shape?: readonly number[];
  /** Bytes cut off at the end. */
  readonly cut?: number;
}

export function safetensors(tensors: Readonly<Record<string, RawTensor>>): Uint8Array {
  const head: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  const bodies: Uint8Array[] = [];
  let at = 0;
  let cut = 0;
  for (const [name, { dtype, rows, shape, cut: off = 0 }] of Object.entries(tensors)) {
    const first = rows[0];
    const own = Array.isArray(first) ? [rows.length, first.length] : [rows.length];
    const body = bytesOf(rows.flat() as number[], dtype);
    head[name] = { dtype, shape: shape ?? own, data_offsets: [at, at + body.length] };
    bodies.push(body);
    at += body.length;
    cut += off;
  }
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  const whole = Buffer.concat([length, text, ...bodies]);
  return whole.subarray(0, whole.length - cut);
}

function bytesOf(values: readonly number[], dtype: string): Uint8Array {
  const bytes = (view: ArrayBufferView): Uint8Array =>
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  if (dtype === 'F64') return bytes(Float64Array.from(values));
  if (dtype === 'I64') return bytes(BigInt64Array.from(values, BigInt));
  if (dtype === 'F16') return bytes(Uint16Array.from(values, half));
  const wide = Float32Array.from(values);
  if (dtype !== 'BF16') return bytes(wide);
  return bytes(Uint16Array.from(new Uint32Array(wide.buffer), (bits) => bits >>> 16));
}

/** Half precision of a number that it can represent exactly. */
function half(value: number): number {
  if (value === 0) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  const fraction = Math.round((Math.abs(value) / 2 ** exponent - 1) * 1024);
  return (value < 0 ? 0x8000 : 0) | ((exponent + 15) << 10) | fraction;
}

/** A tokenizer with these words. The first is the token for unknown words. */
export function tokenizerOf(words: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: words[0],
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  };
}
