import { expect, test } from 'vitest';
import { signInProblem } from './sign-in-safety.js';

test.each([
  ['localhost:8017', false, true],
  ['LOCALHOST', false, true],
  ['127.0.0.1:8017', false, true],
  ['[::1]:8017', false, true],
  ['desk.localhost:80', false, true],
  ['news.lan:8017', false, false],
  ['192.168.1.7:8017', false, false],
  ['127.0.0.1.evil.example', false, false],
  ['localhost.evil.example', false, false],
  ['roundup.example', true, true],
])('%s, https by setting: %s, can sign in: %s', (host, isSecureSite, works) => {
  expect(signInProblem({ host, isSecureSite }) === undefined).toBe(works);
});
