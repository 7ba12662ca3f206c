// The desk: three panes, a line at the foot, and the overlays.

import type { JSX } from 'preact';
import { Composer } from './composer.js';
import { newPost } from './composer-actions.js';
import { count } from './words.js';
import type { DeskState } from './desk-state.js';
import { EventPane } from './event-pane.js';
import { Palette } from './palette.js';
import { Sheet } from './sheet.js';
import { Wire } from './wire.js';

export function Desk({ desk }: { readonly desk: DeskState }): JSX.Element {
  return (
    <div class="desk" data-pane={desk.pane.value}>
      <header class="bar">
        <h1>
          <a href="/">muster</a> <span>desk</span>
        </h1>
        <button type="button" onClick={() => void newPost(desk)}>
          New post
        </button>
        <button type="button" onClick={() => (desk.overlay.value = 'sheet')}>
          Keys <kbd>?</kbd>
        </button>
        <a class="account" href="/desk/account">
          {desk.accountName}
        </a>
      </header>
      <main class="panes">
        <Wire desk={desk} />
        <EventPane desk={desk} />
        <Composer desk={desk} />
      </main>
      <Foot desk={desk} />
      {desk.overlay.value === 'sheet' && <Sheet desk={desk} />}
      {desk.overlay.value === 'palette' && <Palette desk={desk} />}
    </div>
  );
}

function Foot({ desk }: { readonly desk: DeskState }): JSX.Element {
  const { message, brokenSince, total, words } = desk;
  const broken = brokenSince.value;
  return (
    <footer class="foot">
      <span>
        {count(total.value, 'event')} ·{' '}
        {broken === undefined ? 'live' : `not live since ${words.time(broken)}, trying again`}
      </span>
      <p role="status" class={message.value?.tone}>
        {message.value?.text}
      </p>
    </footer>
  );
}
