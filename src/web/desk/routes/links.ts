// One-time links.

import type { DeskRoute } from '../desk-route.js';
import { linkPage } from '../pages/link.js';

export const linkRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: '/link/:secret',
    access: 'anyone',
    async answer({ params, caller, unsafe }, { accounts, files, isDemo }) {
      const secret = params['secret'] ?? '';
      const view = await accounts.links.view(secret);
      // The demo newsroom holds nothing to protect, so its link is used by opening it.
      if (isDemo && view?.kind === 'owner' && unsafe === undefined) {
        const outcome = await accounts.links.useInDemo(secret, caller);
        if (outcome.kind === 'signed-in') {
          return { kind: 'redirect', to: '/desk', secret: outcome.secret };
        }
      }
      const html = linkPage({ files, secret, view, problem: unsafe });
      return { kind: 'page', html, ...(view === undefined ? { status: 410 } : {}) };
    },
  },
  {
    method: 'POST',
    path: '/link/:secret',
    access: 'anyone',
    async answer({ params, form, caller, unsafe }, { accounts, files }) {
      const secret = params['secret'] ?? '';
      const { name = '', password = '' } = form;
      const view = await accounts.links.view(secret);
      if (unsafe !== undefined) {
        return { kind: 'page', html: linkPage({ files, secret, view, name, problem: unsafe }) };
      }
      const outcome = await accounts.links.use(secret, name, password, caller);
      if (outcome.kind === 'signed-in') {
        return { kind: 'redirect', to: '/desk', secret: outcome.secret };
      }
      if (outcome.kind === 'refused') {
        const html = linkPage({ files, secret, view, name, problem: outcome.why });
        return { kind: 'page', html, status: 400 };
      }
      return { kind: 'page', html: linkPage({ files, secret, view: undefined }), status: 410 };
    },
  },
];
