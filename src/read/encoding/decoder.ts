// One decoder per label: the platform's if it knows the label, else iconv-lite's.

import iconv from 'iconv-lite';
import { decodeEbcdic, ebcdicPage } from './ebcdic.js';

export interface Decoder {
  /** The label in the spelling that readings report. */
  readonly label: string;
  /** Undefined if the bytes are not valid in this encoding. */
  strict(bytes: Uint8Array): string | undefined;
  /** Invalid bytes become U+FFFD. */
  lenient(bytes: Uint8Array): string;
}

/** Labels read as another encoding: a superset that is often sent under the name, or a synonym. */
const supersets: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  '936': 'gb18030',
  utf8: 'utf-8',
  utf_8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  ascii: 'us-ascii',
  'utf-32': 'utf-32be',
  'ucs-4': 'utf-32be',
  csucs4: 'utf-32be',
  'utf-16': 'utf-16be',
  utf16: 'utf-16be',
  utf_16: 'utf-16be',
  u16: 'utf-16be',
  'ucs-2': 'utf-16be',
  csunicode: 'utf-16be',
  'iso-10646-ucs-2': 'utf-16be',
  'iso-10646-ucs-4': 'utf-32be',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  utf_16_le: 'utf-16le',
  utf_16_be: 'utf-16be',
};

/** The decoder for a label in any spelling; undefined if the label is unknown. */
export function decoderFor(given: string): Decoder | undefined {
  const trimmed = given.trim().toLowerCase();
  const label = Object.hasOwn(supersets, trimmed) ? (supersets[trimmed] ?? trimmed) : trimmed;
  if (label === 'us-ascii') return asciiDecoder();
  const page = ebcdicPage(label);
  if (page !== undefined) {
    const decode = (bytes: Uint8Array): string => decodeEbcdic(bytes, page);
    return { label, strict: decode, lenient: decode };
  }
  return (
    platformDecoder(label) ?? platformDecoder(label.replaceAll('_', '-')) ?? iconvDecoder(label)
  );
}

function asciiDecoder(): Decoder {
  const western = windows1252('us-ascii');
  return {
    ...western,
    strict: (bytes) => (bytes.every((byte) => byte < 128) ? western.lenient(bytes) : undefined),
  };
}

/** What windows-1252 has in place of the controls 0x80 to 0x9f (WHATWG Encoding, index). */
const windowsPunctuation =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** `TextDecoder` of Node 20 reads windows-1252 as Latin 1: quotes, dashes and the euro are lost. */
function windows1252(label: string): Decoder {
  const decode = (bytes: Uint8Array): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (unit) => windowsPunctuation.charAt(unit.charCodeAt(0) - 0x80));
  return { label, strict: decode, lenient: decode };
}

function platformDecoder(label: string): Decoder | undefined {
  try {
    const strict = new TextDecoder(label, { fatal: true });
    if (strict.encoding === 'replacement') return undefined;
    if (strict.encoding === 'windows-1252') return windows1252(label);
    return {
      label,
      strict: (bytes) => decodeOrUndefined(() => strict.decode(bytes)),
      lenient: (bytes) => new TextDecoder(label).decode(bytes),
    };
  } catch {
    return undefined;
  }
}

function iconvDecoder(label: string): Decoder | undefined {
  if (!iconv.encodingExists(label)) return undefined;
  const decode = (bytes: Uint8Array): string => iconv.decode(Buffer.from(bytes), label);
  return {
    label,
    strict: (bytes) => {
      const text = decodeOrUndefined(() => decode(bytes));
      return text?.includes('\ufffd') ? undefined : text;
    },
    lenient: (bytes) => decodeOrUndefined(() => decode(bytes)) ?? '',
  };
}

function decodeOrUndefined(decode: () => string): string | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
