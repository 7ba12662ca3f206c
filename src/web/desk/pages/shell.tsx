// The page of the desk's client.

import type { SignedIn } from '../../../accounts/accounts.js';
import type { DeskFiles } from '../desk-files.js';
import { renderDeskPage } from './document.js';

export interface ShellProps {
  readonly files: DeskFiles;
  readonly signedIn: SignedIn;
  readonly token: string;
  readonly timeZone: string;
}

export function shellPage({ files, signedIn, token, timeZone }: ShellProps): string {
  return renderDeskPage({
    title: 'muster desk',
    files,
    scripts: [files.script],
    children: (
      <div
        id="desk"
        data-token={token}
        data-time-zone={timeZone}
        data-worker={files.worker}
        data-account={signedIn.account.name}
      >
        <noscript>The desk needs JavaScript. The public site does not.</noscript>
      </div>
    ),
  });
}
