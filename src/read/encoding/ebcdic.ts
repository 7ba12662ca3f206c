// EBCDIC, which mainframes sometimes send: IBM code page 37 and its Latin variants.

/** The Latin-1 value of every byte of code page 37, as pairs of hex digits. */
const page37 =
  '000102039c09867f978d8e0b0c0d0e0f101112139d8508871819928f1c1d1e1f' +
  '80818283840a171b88898a8b8c050607909116939495960498999a9b14159e1a' +
  '20a0e2e4e0e1e3e5e7f1a22e3c282b7c26e9eaebe8edeeefecdf21242a293bac' +
  '2d2fc2c4c0c1c3c5c7d1a62c255f3e3ff8c9cacbc8cdcecfcc603a2340273d22' +
  'd8616263646566676869abbbf0fdfeb1b06a6b6c6d6e6f707172aabae6b8c6a4' +
  'b57e737475767778797aa1bfd0dddeae5ea3a5b7a9a7b6bcbdbe5b5dafa8b4d7' +
  '7b414243444546474849adf4f6f2f3f57d4a4b4c4d4e4f505152b9fbfcf9faff' +
  '5cf7535455565758595ab2d4d6d2d3d530313233343536373839b3dbdcd9da9f';

/** Byte and code point where a page differs from 37. */
const differences: Readonly<Record<string, string>> = {
  '37': '',
  '1140': '9f:20ac',
  '500': '4a:5b 4f:21 5a:5d 5f:5e b0:a2 ba:ac bb:7c',
  '1026':
    '48:7b 4a:c7 4f:21 5a:11e 5b:130 5f:5e 68:5b 6a:15f 79:131 7b:d6 7c:15e 7f:dc 8c:7d 8d:60 ' +
    '8e:a6 a1:f6 ac:5d ad:24 ae:40 b0:a2 ba:ac bb:7c c0:e7 cc:7e d0:11f dc:5c e0:fc ec:23 fc:22',
  '273':
    '43:7b 4a:c4 4f:21 59:7e 5a:dc 5f:5e 63:5b 6a:f6 7c:a7 a1:df b0:a2 b5:40 ba:ac bb:7c bc:203e ' +
    'c0:e4 cc:a6 d0:fc dc:7d e0:d6 ec:5c fc:5d',
};

/** The code page a label names (`cp037`, `ibm-500`, `ebcdic-cp-us`); undefined if it is none. */
export function ebcdicPage(label: string): string | undefined {
  if (/^(cs)?ebcdic-?cp-?(us|ca|wt|nl)$/.test(label)) return '37';
  if (/^(cs)?ebcdic-?cp-?(be|ch)$/.test(label)) return '500';
  const page = /^(?:cs)?(?:cp|ibm)[-_]?0*(\d{2,4})$/.exec(label)?.[1];
  return page !== undefined && Object.hasOwn(differences, page) ? page : undefined;
}

/** Text of bytes in one of the pages that `ebcdicPage` returns. Next line (U+0085) is a newline. */
export function decodeEbcdic(bytes: Uint8Array, page: string): string {
  const table = tableOf(page);
  const parts: string[] = [];
  const step = 8_192;
  for (let from = 0; from < bytes.length; from += step) {
    const units = Array.from(bytes.subarray(from, from + step), (byte) => table[byte] ?? 0xfffd);
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('').replaceAll('\u0085', '\n');
}

function tableOf(page: string): number[] {
  const table = Array.from({ length: 256 }, (_, byte) =>
    parseInt(page37.slice(2 * byte, 2 * byte + 2), 16),
  );
  for (const pair of (differences[page] ?? '').split(' ').filter((one) => one !== '')) {
    const [byte = '0', code = '0'] = pair.split(':');
    table[parseInt(byte, 16)] = parseInt(code, 16);
  }
  return table;
}
