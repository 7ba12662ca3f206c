// The tests that `npm test` leaves out, because each of them runs for many seconds: whole programs
// that are killed, full disks, weeks of polling, streams of ten thousand reports. `.ci/run` and
// `npm run test:slow` run them.

export const slowTests = [
  'src/fetch/week.test.ts',
  'src/group/bad-input.test.ts',
  'src/group/engine/state.test.ts',
  'src/group/editor/editors-word.test.ts',
  'src/group/forgetting.test.ts',
  'src/store/postgres/bad-input.test.ts',
  'src/store/postgres/postgres.test.ts',
  'src/store/sqlite/full-disk.test.ts',
  'test/bad-input.test.ts',
  'test/browser.test.ts',
  'test/build.test.ts',
  'test/crash.test.ts',
  'test/full-disk.test.ts',
  'test/kill.test.ts',
  'test/package.test.ts',
  'test/replay.test.ts',
  'test/start.test.ts',
];
