// Signing in: by passkey, or by name and password, then perhaps by a code.

import type { VNode } from 'preact';
import type { DeskFiles } from '../desk-files.js';
import { Card, Problem, renderDeskPage } from './document.js';

export interface SignInProps {
  readonly files: DeskFiles;
  /** Where to go afterwards; a path of the desk. */
  readonly next: string;
  readonly name?: string;
  readonly problem?: string | undefined;
  /** Why nobody can sign in over this connection. */
  readonly unsafe?: string | undefined;
  /** There is no account yet. */
  readonly isNew: boolean;
}

export function signInPage(props: SignInProps): string {
  const { files, unsafe } = props;
  return renderDeskPage({
    title: 'Sign in to the desk',
    files,
    scripts: unsafe === undefined ? [files.passkeys] : [],
    children: <SignIn {...props} />,
  });
}

function SignIn({ next, name, problem, unsafe, isNew }: SignInProps): VNode {
  if (unsafe !== undefined) {
    return (
      <Card heading="Nobody can sign in here">
        <p>{unsafe}</p>
      </Card>
    );
  }
  if (isNew) {
    return (
      <Card heading="There is no account yet">
        <p>
          muster prints a link when it starts. The link makes the owner’s account. If you no longer
          see it, run <code>npx muster account link</code>.
        </p>
      </Card>
    );
  }
  return (
    <Card heading="Sign in to the desk">
      <Problem text={problem} />
      <form class="passkey" method="post" hidden data-next={next}>
        <button type="submit">Sign in with a passkey</button>
        <p role="status" />
      </form>
      <form method="post" action="/desk/sign-in">
        <input type="hidden" name="next" value={next} />
        <label>
          Name
          <input name="name" autocomplete="username" required value={name ?? ''} maxLength={100} />
        </label>
        <label>
          Password
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxLength={400}
          />
        </label>
        <button type="submit">Sign in</button>
      </form>
      <p class="quiet">
        Password lost? The owner makes a reset link, or run{' '}
        <code>npx muster account reset NAME</code>.
      </p>
    </Card>
  );
}

export interface CodeProps {
  readonly files: DeskFiles;
  readonly ticket: string;
  readonly next: string;
  readonly problem?: string | undefined;
}

export function codePage({ files, ticket, next, problem }: CodeProps): string {
  return renderDeskPage({
    title: 'Code of the second factor',
    files,
    children: (
      <Card heading="The second factor">
        <Problem text={problem} />
        <form method="post" action="/desk/sign-in/code">
          <input type="hidden" name="ticket" value={ticket} />
          <input type="hidden" name="next" value={next} />
          <label>
            Code of your authenticator app, or a recovery code
            <input
              name="code"
              inputMode="text"
              autocomplete="one-time-code"
              required
              autofocus
              maxLength={40}
            />
          </label>
          <button type="submit">Sign in</button>
        </form>
      </Card>
    ),
  });
}
