// Roundups: opening, making, editing, publishing.

import { z } from 'zod';
import { Fault } from '../../../domain/fault.js';
import type { Composed } from '../../../compose/compose.js';
import { renderText } from '../../../draft/draft.js';
import type { RoundupView, VersionView } from '../api-types.js';
import { renderHtml } from '../views/roundup-html.js';
import { route, type ApiDeps } from '../route.js';
import { roundupView } from '../views/roundup-view.js';
import { editSchema } from './edit-schema.js';

const nothing = z.strictObject({});

/** The view of a composed roundup. The wire shows its new state. */
function shown(composed: Composed, { config, wire }: ApiDeps): RoundupView {
  const { eventId } = composed.roundup;
  if (eventId !== undefined) wire.touch(eventId);
  return roundupView(composed, config);
}

async function found(id: string | undefined, { composer }: ApiDeps): Promise<Composed> {
  const composed = await composer.find(id ?? '');
  if (composed === undefined) throw new Fault('not-found', 'There is no such roundup.');
  return composed;
}

export const roundupRoutes = [
  route({
    method: 'GET',
    path: '/roundups/:id',
    action: 'read-desk',
    answer: async ({ params }, deps) => roundupView(await found(params['id'], deps), deps.config),
  }),
  route({
    method: 'POST',
    path: '/roundups',
    action: 'edit-roundup',
    body: nothing,
    answer: async ({ account }, deps) => shown(await deps.composer.newPost(account), deps),
  }),
  route({
    method: 'POST',
    path: '/events/:id/draft',
    action: 'edit-roundup',
    body: nothing,
    answer: async ({ account, params }, deps) =>
      shown(await deps.composer.draft(account, params['id'] ?? ''), deps),
  }),
  route({
    method: 'POST',
    path: '/roundups/:id/edits',
    action: 'edit-roundup',
    body: editSchema,
    versioned: true,
    answer: async ({ account, params, body, ifVersion }, deps) =>
      shown(await deps.composer.edit(account, params['id'] ?? '', body, ifVersion ?? 0), deps),
  }),
  route({
    method: 'POST',
    path: '/roundups/:id/undo',
    action: 'edit-roundup',
    body: nothing,
    versioned: true,
    answer: async ({ account, params, ifVersion }, deps) =>
      shown(await deps.composer.undo(account, params['id'] ?? '', ifVersion ?? 0), deps),
  }),
  route({
    method: 'POST',
    path: '/roundups/:id/restore',
    action: 'edit-roundup',
    body: z.strictObject({ versionId: z.string().max(64) }),
    versioned: true,
    answer: async ({ account, params, body, ifVersion }, deps) =>
      shown(
        await deps.composer.restore(account, params['id'] ?? '', body.versionId, ifVersion ?? 0),
        deps,
      ),
  }),
  route({
    method: 'POST',
    path: '/roundups/:id/publish',
    action: 'publish-roundup',
    body: nothing,
    versioned: true,
    answer: async ({ account, params, ifVersion }, deps) =>
      shown(await deps.composer.publish(account, params['id'] ?? '', ifVersion ?? 0), deps),
  }),
  route({
    method: 'POST',
    path: '/roundups/:id/withdraw',
    action: 'publish-roundup',
    body: nothing,
    versioned: true,
    answer: async ({ account, params, ifVersion }, deps) =>
      shown(await deps.composer.withdraw(account, params['id'] ?? '', ifVersion ?? 0), deps),
  }),
  route({
    method: 'GET',
    path: '/roundups/:id/versions',
    action: 'read-desk',
    async answer({ params }, { composer, store }): Promise<readonly VersionView[]> {
      const names = new Map((await store.accounts.list()).map(({ id, name }) => [id, name]));
      return (await composer.versions(params['id'] ?? '')).map((version) => {
        const { id, at, accountId, what, roundup } = version;
        const by = accountId === undefined ? undefined : names.get(accountId);
        const { title, lines } = roundup;
        return { id, at, what, title: title.text, lines: lines.length, ...(by && { by }) };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/roundups/:id/as-text',
    action: 'read-desk',
    answer: async ({ params }, deps) => {
      const { roundup, outlets } = await found(params['id'], deps);
      return { text: renderText(roundup, outlets, deps.config) };
    },
  }),
  route({
    method: 'GET',
    path: '/roundups/:id/as-html',
    action: 'read-desk',
    answer: async ({ params }, deps) => {
      const { roundup, outlets } = await found(params['id'], deps);
      return { text: renderHtml(roundup, outlets, deps.config) };
    },
  }),
];
