// Detects the encoding of text by its bytes, for documents that declare none or a wrong one.

import { analyse } from 'chardet';
import { decoderFor } from './decoder.js';

/** Only the first bytes are searched for text, and only this much text is analysed. */
const searchedBytesMax = 500_000;
const sampleBytesMax = 16_000;
/** With fewer bytes above ASCII there is nothing to detect. */
const highBytesMin = 6;
/** Confidence of the detector, of 100. Short texts have about 30 for the right encoding. */
const confidenceMin = 18;
/** Other alphabets fill whole words with high bytes; Western text has one here and there. */
const runLengthMin = 2.2;
/** Share of the letters above ASCII that belong to the scripts of the encoding. */
const scriptShareMin = 0.85;

interface Detectable {
  /** Label of the decoder. */
  readonly label: string;
  /** Scripts that its text is in; undefined for Latin letters. */
  readonly scripts?: RegExp;
}

const cyrillic = /\p{Script=Cyrillic}/gu;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const greek = /\p{Script=Greek}/gu;
const arabic = /\p{Script=Arabic}/gu;
const hebrew = /\p{Script=Hebrew}/gu;

/** The detector's names. The Windows code page is a superset of most ISO parts. */
const detectable: Readonly<Record<string, Detectable>> = {
  'windows-1251': { label: 'windows-1251', scripts: cyrillic },
  'KOI8-R': { label: 'koi8-u', scripts: cyrillic },
  'ISO-8859-5': { label: 'iso-8859-5', scripts: cyrillic },
  GB18030: { label: 'gb18030', scripts: han },
  Big5: { label: 'big5', scripts: han },
  Shift_JIS: { label: 'shift_jis', scripts: han },
  'EUC-JP': { label: 'euc-jp', scripts: han },
  'EUC-KR': { label: 'euc-kr', scripts: han },
  'ISO-8859-7': { label: 'windows-1253', scripts: greek },
  'windows-1253': { label: 'windows-1253', scripts: greek },
  'windows-1256': { label: 'windows-1256', scripts: arabic },
  'ISO-8859-6': { label: 'iso-8859-6', scripts: arabic },
  'ISO-8859-8': { label: 'windows-1255', scripts: hebrew },
  'windows-1255': { label: 'windows-1255', scripts: hebrew },
  'windows-1250': { label: 'windows-1250' },
  'ISO-8859-2': { label: 'iso-8859-2' },
  'windows-1254': { label: 'windows-1254' },
  'ISO-8859-9': { label: 'windows-1254' },
};

export interface Detected {
  readonly label: string;
  /** The text is in an alphabet other than Latin. Latin answers are guesses between neighbours. */
  readonly otherScript: boolean;
  /** Confidence by label, of 100, for all encodings that the detector considered. */
  readonly confidences: ReadonlyMap<string, number>;
}

/** The encoding of text that is not UTF-8; undefined for Western text and in case of doubt. */
export function detectEncoding(bytes: Uint8Array): Detected | undefined {
  const { sample, highBytes, runs } = takeSample(bytes);
  if (highBytes < highBytesMin) return undefined;
  const ofOtherScript = highBytes / Math.max(1, runs) >= runLengthMin;
  const answers = analyse(sample);
  const confidences = new Map(
    answers.map(({ name, confidence }) => [detectable[name]?.label ?? name, confidence]),
  );
  for (const { name, confidence } of answers) {
    if (confidence < confidenceMin) return undefined;
    const found = Object.hasOwn(detectable, name) ? detectable[name] : undefined;
    if (found === undefined) {
      if (/^(?:ISO-8859-1|windows-1252)$/.test(name) && !ofOtherScript) return undefined;
    } else if (found.scripts === undefined) {
      if (!ofOtherScript) {
        return { label: centralEuropean(found.label, sample), otherScript: false, confidences };
      }
    } else if (ofOtherScript && isInScripts(sample, found.label, found.scripts)) {
      return { label: found.label, otherScript: true, confidences };
    }
  }
  return undefined;
}

/** ISO 8859-2 has no letters from 0x80 to 0x9f; windows-1250 has. */
function centralEuropean(label: string, sample: Uint8Array): string {
  const isWindows = sample.some((byte) => byte >= 0x80 && byte <= 0x9f);
  return label === 'iso-8859-2' && isWindows ? 'windows-1250' : label;
}

function isInScripts(sample: Uint8Array, label: string, scripts: RegExp): boolean {
  const text = decoderFor(label)?.lenient(sample) ?? '';
  const letters = text.match(/[^\p{ASCII}\p{P}\p{S}\p{Z}\p{N}]/gu)?.length ?? 0;
  return (text.match(scripts)?.length ?? 0) >= scriptShareMin * Math.max(1, letters);
}

interface Sample {
  /** Words with bytes above ASCII, without tags. */
  readonly sample: Uint8Array;
  readonly highBytes: number;
  /** Uninterrupted sequences of such bytes. */
  readonly runs: number;
}

/** No multi-byte encoding has `<` or `>` inside a character, so tags are found bytewise. */
function takeSample(bytes: Uint8Array): Sample {
  const sample = new Uint8Array(sampleBytesMax + 1);
  let length = 0;
  let wordStart = 0;
  let highBytes = 0;
  let runs = 0;
  let inTag = false;
  let wasHigh = false;
  const end = Math.min(bytes.length, searchedBytesMax);
  for (let at = 0; at < end && length < sampleBytesMax; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x3c && opensTag(bytes, at)) inTag = true;
    const high = byte >= 0x80 && !inTag;
    if (high && !wasHigh) runs += 1;
    if (high) highBytes += 1;
    wasHigh = high;
    if (!inTag) sample[length++] = byte;
    if (byte <= 0x20 || inTag) {
      const hasHigh = sample.subarray(wordStart, length).some((one) => one >= 0x80);
      if (!hasHigh) length = wordStart;
      else if (inTag) sample[length++] = 0x20;
      wordStart = length;
    }
    if (byte === 0x3e) inTag = false;
  }
  return { sample: sample.subarray(0, length), highBytes, runs };
}

/** A tag, comment or instruction, but no CDATA section. */
function opensTag(bytes: Uint8Array, at: number): boolean {
  const next = String.fromCharCode(bytes[at + 1] ?? 0);
  return /[a-z/?]/i.test(next) || (next === '!' && bytes[at + 2] !== 0x5b);
}
