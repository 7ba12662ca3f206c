import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openThreads, pageTask, type Task } from './threads.js';

const module = new URL('./misbehaving.fixture.ts', import.meta.url);
const task = (name: string, deadlineMs = 60_000): Task<[number], number> => ({
  module,
  name,
  deadlineMs,
});
const threads = openThreads(2);
afterAll(() => threads.close());

describe('threads', () => {
  test('run tasks, more than there are threads', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => threads.run(task('double'), n)));
    expect(answers).toEqual([2, 4, 6, 8, 10].map((value) => ({ kind: 'done', value })));
  });

  test('a reading that hangs ends its worker; other readings finish', async () => {
    const [hung, ...others] = await Promise.all([
      threads.run(task('hang', 200), 0),
      ...[1, 2, 3].map((n) => threads.run(task('double'), n)),
    ]);
    expect(hung).toEqual({ kind: 'gave-up', why: 'took more than 200 ms' });
    expect(others).toEqual([2, 4, 6].map((value) => ({ kind: 'done', value })));
    expect(await threads.run(task('double'), 7)).toEqual({ kind: 'done', value: 14 });
  });

  test('a reading that gets no processor time for a while is not given up', async () => {
    expect(await threads.run(task('idle', 200), 700)).toEqual({ kind: 'done', value: 700 });
  });

  test('a reading that never gets processor time is given up in the end', async () => {
    const answer = await threads.run(task('idle', 100), 60_000);
    expect(answer).toEqual({ kind: 'gave-up', why: 'took more than 100 ms' });
  });

  test.each([
    ['refuse', /poisoned/],
    ['leave', /thread ended/],
    ['eat', /memory/i],
    ['nothing', /exports no function/],
  ])('the task %s is given up and the next one runs', async (name, why) => {
    const answer = await threads.run(task(name), 0);
    expect(answer).toEqual({ kind: 'gave-up', why: expect.stringMatching(why) });
    expect(await threads.run(task('double'), 1)).toEqual({ kind: 'done', value: 2 });
  });

  test('read a page', async () => {
    const paragraph = 'The bridge over the Ilva was closed on Monday, the council of Torvin said. ';
    const html = `<h1>Bridge closed</h1><article><p>${paragraph.repeat(3)}</p></article>`;
    const answer = await threads.run(pageTask, Buffer.from(html), {});
    expect(answer).toMatchObject({ kind: 'done', value: { title: 'Bridge closed' } });
  });

  test('close gives up waiting and running tasks', async () => {
    const closing = openThreads(1);
    const answers = [closing.run(task('hang'), 0), closing.run(task('double'), 1)];
    await closing.close();
    await closing.close();
    expect(await Promise.all(answers)).toEqual([
      { kind: 'gave-up', why: 'its thread ended' },
      { kind: 'gave-up', why: 'muster is stopping' },
    ]);
  });

  test('idle threads keep no process alive', () => {
    const door = new URL('./threads.ts', import.meta.url).href;
    const program = `
      const { openThreads } = await import(${JSON.stringify(door)});
      const module = new URL(${JSON.stringify(module.href)});
      const answer = await openThreads(1).run({ module, name: 'double', deadlineMs: 60_000 }, 4);
      console.log(JSON.stringify(answer));`;
    const root = fileURLToPath(new URL('../../..', import.meta.url));
    const run = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program],
      { cwd: root, timeout: 120_000, encoding: 'utf8' },
    );
    expect(run.stdout.trim(), run.stderr).toBe('{"kind":"done","value":8}');
    expect(run.status).toBe(0);
  });
});
