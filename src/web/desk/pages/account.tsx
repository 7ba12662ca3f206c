// One's own account: password, second factor, passkeys, sessions; for the owner, all accounts.

import type { ComponentChildren, VNode } from 'preact';
import type { SignedIn } from '../../../accounts/accounts.js';
import { roles, type Account } from '../../../domain/account.js';
import type { DeskSession } from '../../../domain/desk-session.js';
import type { DeskFiles } from '../desk-files.js';
import { Card, Problem, renderDeskPage } from './document.js';

export interface AccountProps {
  readonly files: DeskFiles;
  readonly signedIn: SignedIn;
  readonly token: string;
  readonly sessions: readonly DeskSession[];
  /** All accounts; empty unless the owner looks. */
  readonly accounts: readonly Account[];
  readonly time: (at: number) => string;
  readonly problem?: string | undefined;
  readonly done?: string | undefined;
  /** A link that was just made; shown once. */
  readonly link?: string | undefined;
  /** A second factor that waits for its first code. */
  readonly setup?: { readonly ticket: string; readonly secret: string; readonly svg: string };
  /** Shown once. */
  readonly recoveryCodes?: readonly string[];
}

export function accountPage(props: AccountProps): string {
  return renderDeskPage({
    title: 'Your account',
    files: props.files,
    scripts: [props.files.passkeys],
    children: (
      <Card heading={`Account of ${props.signedIn.account.name}`}>
        <p>
          <a href="/desk">Back to the desk</a> · {props.signedIn.account.role}
        </p>
        <Problem text={props.problem} />
        {props.done !== undefined && <p role="status">{props.done}</p>}
        {props.link !== undefined && <NewLink link={props.link} />}
        <PasswordForm {...props} />
        <SecondFactor {...props} />
        <Passkeys {...props} />
        <Sessions {...props} />
        {props.accounts.length > 0 && <Accounts {...props} />}
      </Card>
    ),
  });
}

interface PostFormProps {
  readonly action: string;
  readonly token: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}

function PostForm({ action, token, children, class: name }: PostFormProps): VNode {
  return (
    <form method="post" action={action} class={name}>
      <input type="hidden" name="token" value={token} />
      {children}
    </form>
  );
}

function NewLink({ link }: { readonly link: string }): VNode {
  return (
    <p role="status">
      Give this link to the person it is for. It works once and is shown only now:{' '}
      <code class="link">{link}</code>
    </p>
  );
}

function PasswordForm({ signedIn, token }: AccountProps): VNode {
  const hasOne = signedIn.account.passwordHash !== undefined;
  return (
    <section>
      <h2>Password</h2>
      <PostForm action="/desk/account/password" token={token}>
        {hasOne && (
          <label>
            Current password
            <input name="current" type="password" autocomplete="current-password" required />
          </label>
        )}
        <label>
          New password
          <input name="next" type="password" autocomplete="new-password" required />
        </label>
        <button type="submit">{hasOne ? 'Change the password' : 'Set a password'}</button>
      </PostForm>
    </section>
  );
}

function SecondFactor({ signedIn, token, setup, recoveryCodes }: AccountProps): VNode {
  const isOn = signedIn.account.totpSecret !== undefined || recoveryCodes !== undefined;
  return (
    <section>
      <h2>Second factor</h2>
      {recoveryCodes !== undefined && (
        <div role="status">
          <p>The second factor is on. Keep these recovery codes; each works once.</p>
          <ul class="codes">
            {recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {setup !== undefined && (
        <PostForm action="/desk/account/second-factor/confirm" token={token}>
          <p>Read this code with an authenticator app, or type the secret: </p>
          <div class="qr" dangerouslySetInnerHTML={{ __html: setup.svg }} />
          <p>
            <code>{setup.secret}</code>
          </p>
          <input type="hidden" name="ticket" value={setup.ticket} />
          <label>
            The code that the app shows
            <input name="code" inputMode="numeric" autocomplete="one-time-code" required />
          </label>
          <button type="submit">Switch on</button>
        </PostForm>
      )}
      {setup === undefined && (
        <PostForm action={`/desk/account/second-factor/${isOn ? 'remove' : 'begin'}`} token={token}>
          <p>
            {isOn
              ? `On. ${signedIn.account.recoveryHashes.length} recovery codes are left.`
              : 'Off. With it, a stolen password is not enough.'}
          </p>
          <button type="submit">{isOn ? 'Switch off' : 'Set up'}</button>
        </PostForm>
      )}
    </section>
  );
}

function Passkeys({ signedIn, token, time }: AccountProps): VNode {
  return (
    <section>
      <h2>Passkeys</h2>
      <ul>
        {signedIn.account.passkeys.map(({ id, label, addedAt }) => (
          <li key={id}>
            {label}, added {time(addedAt)}{' '}
            <PostForm action="/desk/account/passkeys/remove" token={token} class="inline">
              <input type="hidden" name="id" value={id} />
              <button type="submit" aria-label={`Remove the passkey ${label}`}>
                Remove
              </button>
            </PostForm>
          </li>
        ))}
      </ul>
      <form class="add-passkey" method="post" hidden data-token={token}>
        <label>
          Name of the new passkey
          <input name="label" maxLength={60} value="This device" />
        </label>
        <button type="submit">Add a passkey</button>
        <p role="status" />
      </form>
      <p class="quiet no-passkeys">
        Passkeys need https, or the address http://localhost; an address in numbers does not work.
      </p>
    </section>
  );
}

function Sessions({ signedIn, token, sessions, time }: AccountProps): VNode {
  return (
    <section>
      <h2>Sessions</h2>
      <ul>
        {sessions.map(({ id, device, seenAt }) => (
          <li key={id}>
            {device}, last used {time(seenAt)}{' '}
            {id === signedIn.session.id ? (
              '(this one)'
            ) : (
              <PostForm action="/desk/account/sessions/end" token={token} class="inline">
                <input type="hidden" name="id" value={id} />
                <button type="submit" aria-label={`End the session: ${device}`}>
                  End
                </button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      <PostForm action="/desk/sign-out" token={token}>
        <button type="submit">Sign out</button>
      </PostForm>
    </section>
  );
}

function Accounts({ accounts, signedIn, token }: AccountProps): VNode {
  return (
    <section>
      <h2>All accounts</h2>
      <ul>
        {accounts.map(({ id, name, role, disabledAt }) => (
          <li key={id}>
            {name}, {role}
            {disabledAt !== undefined && ', disabled'}{' '}
            {id !== signedIn.account.id && (
              <PostForm action="/desk/accounts/change" token={token} class="inline">
                <input type="hidden" name="id" value={id} />
                <button name="what" value={disabledAt === undefined ? 'disable' : 'enable'}>
                  {disabledAt === undefined ? 'Disable' : 'Enable'}
                </button>
                <button name="what" value="reset">
                  Make a reset link
                </button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      <PostForm action="/desk/accounts/invite" token={token}>
        <label>
          Invite as
          <select name="role">
            {[...roles].reverse().map((role) => (
              <option key={role} selected={role === 'editor'}>
                {role}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Make an invitation link</button>
      </PostForm>
    </section>
  );
}
