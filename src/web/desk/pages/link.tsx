// What a one-time link opens: a form for a name and a password.

import type { LinkView } from '../../../accounts/accounts.js';
import { passwordLengthMin } from '../../../accounts/accounts.js';
import type { DeskFiles } from '../desk-files.js';
import { Card, Problem, renderDeskPage } from './document.js';

export interface LinkProps {
  readonly files: DeskFiles;
  readonly secret: string;
  readonly view: LinkView | undefined;
  readonly name?: string;
  readonly problem?: string | undefined;
}

const headings = {
  owner: 'Make the owner’s account',
  invitation: 'Make your account',
  reset: 'Set a new password',
} as const;

export function linkPage({ files, secret, view, name, problem }: LinkProps): string {
  const heading = view === undefined ? 'This link does not work any more' : headings[view.kind];
  return renderDeskPage({
    title: heading,
    files,
    children: (
      <Card heading={heading}>
        {view === undefined ? (
          <p>
            A link works once and for a limited time. Ask the owner for another one, or run{' '}
            <code>npx muster account link</code>.
          </p>
        ) : (
          <>
            <Problem text={problem} />
            <form method="post" action={`/desk/link/${secret}`}>
              <label>
                Name
                <input
                  name="name"
                  autocomplete="username"
                  required
                  maxLength={100}
                  readonly={view.kind === 'reset'}
                  value={view.kind === 'reset' ? view.name : (name ?? '')}
                />
              </label>
              <label>
                Password, at least {passwordLengthMin} characters
                <input
                  name="password"
                  type="password"
                  autocomplete="new-password"
                  required
                  maxLength={400}
                />
              </label>
              <button type="submit">Continue</button>
            </form>
          </>
        )}
      </Card>
    ),
  });
}
