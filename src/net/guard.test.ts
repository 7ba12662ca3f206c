import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeAddress, judgeIp } from './guard.js';

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://0x7f.0.0x0.1:8080/',
  'http://127.0.0.1./',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://10.1.2.3/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://168.63.129.16/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.7/',
  'http://203.0.113.7/',
  'http://224.0.0.1/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://[::]/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:0:192.168.1.10]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::10.0.0.1]/',
  'http://[64:ff9b:1::8.8.8.8]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:53aa:64c::1]/',
  'http://[2001:db8::1]/',
  'http://[2001:3::]/',
  'http://[3fff::1]/',
  'http://[5f00::1]/',
  'http://[4000::1]/',
  'http://[fc00::1]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[100::1]/',
  'http://[]:123',
  'http://o177.0.0.1/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://a.localhost/',
  'http://printer.local/',
  'http://metadata.google.internal/',
  'http://router.home.arpa/',
  'http://1.0.0.127.in-addr.arpa/',
  'http://intranet/',
  'http://paper..example/',
  'http://user@paper.example/',
  'http://:secret@paper.example/',
  'http://127.1.1.1:80\\@@127.2.2.2:80/',
  'http://paper.example:22/',
  'http://paper.example:25/',
  'http://paper.example:0/',
  'http://paper.example:6667/',
  'ftp://paper.example/',
  'file:///etc/passwd',
  'data:text/html,x',
  'gopher://paper.example/',
  '//paper.example/',
  '',
])('%s is forbidden', (address) => {
  expect(judgeAddress(address).allowed).toBe(false);
});

test.each([
  'http://paper.example/',
  'https://paper.example./feed?x=1',
  'https://paper.example:8443/',
  'http://paper.example:8080/',
  'http://1.1.1.1/',
  'http://[2606:4700::1111]/',
  'http://[::ffff:8.8.8.8]/',
  'http://[64:ff9b::8.8.8.8]/',
  'http://localhost.paper.example/',
  'http://internal.paper.example/',
])('%s is allowed', (address) => {
  expect(judgeAddress(address)).toEqual({ allowed: true });
});

test.each([
  ['http://desk.internal/', ['desk.internal'], true],
  ['http://desk.internal:9/', ['desk.internal'], true],
  ['http://DESK.internal./', ['Desk.Internal'], true],
  ['http://desk.internal:8080/', ['desk.internal:8080'], true],
  ['http://desk.internal:8081/', ['desk.internal:8080'], false],
  ['http://desk.internal/', ['desk.internal:80'], true],
  ['https://desk.internal/', ['desk.internal:80'], false],
  ['http://other.internal/', ['desk.internal'], false],
  ['http://sub.desk.internal/', ['desk.internal'], false],
  ['http://127.0.0.1:5000/', ['127.0.0.1:5000'], true],
  ['http://127.1:5000/', ['127.0.0.1:5000'], true],
  ['http://[::1]:5000/', ['[::1]:5000'], true],
  ['http://[::1]/', ['::1'], true],
  ['ftp://desk.internal/', ['desk.internal'], false],
  ['http://me@desk.internal/', ['desk.internal'], false],
] as const)('%s with %j allowed: %s', (address, allowHosts, expected) => {
  expect(judgeAddress(address, allowHosts).allowed).toBe(expected);
});

test('an IPv4 address gets the same verdict in every spelling', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (number) => {
      const bytes = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255);
      const dotted = bytes.join('.');
      const { allowed } = judgeIp(dotted);
      const octal = bytes.map((byte) => `0${byte.toString(8)}`).join('.');
      const spellings = [dotted, String(number), `0x${number.toString(16)}`, octal];
      const mapped = [`[::ffff:${dotted}]`, `[64:ff9b::${dotted}]`];
      for (const host of [...spellings, ...mapped]) {
        expect([host, judgeAddress(`http://${host}/`).allowed]).toEqual([host, allowed]);
      }
    }),
  );
});

test('an invalid address is forbidden without an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !judgeIp(text).allowed));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => judgeAddress(`http://${text}`)).not.toThrow();
    }),
  );
});
