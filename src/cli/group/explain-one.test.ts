import { expect, test } from 'vitest';
import { createEngine, groupStream, shipped, type Report } from '../../group/group.js';
import { oneInWords } from './explain-one.js';

const dayMs = 86_400_000;
const told = ['Ferry sinks off Lomea', 'Ferry sinks off Lomea coast', 'Pension bill rejected'];

test('of an article that is forgotten it tells where it stands, and that why is not known', () => {
  let events = 0;
  const options = { ...shipped(), newId: () => `e${++events}`, windowMs: dayMs, reportsMin: 1 };
  const engine = createEngine(options);
  const reports = [...told, 'Chess final drawn'].map((headline, at): Report => {
    const time = Date.UTC(2031, 4, at < 2 ? 4 : 4 + 3 * at);
    return { id: `r${at}`, headline, text: '', time };
  });
  const found = groupStream(reports, engine);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const lines = oneInWords('r0', { engine, reports: byId, events: found }).join('\n');
  expect(lines).toMatch(/It stands in e1 with\n {2}r1 .*\nIt lies too far back in the file/);
  const alone = oneInWords('r2', { engine, reports: byId, events: found }).join('\n');
  expect(alone).toMatch(/It stands alone in e2\.\nIt lies too far back/);
});
