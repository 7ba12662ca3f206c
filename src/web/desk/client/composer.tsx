// The composer: the post as it will look, edited in place.

import type { JSX } from 'preact';
import type { RoundupView } from '../../api/api-types.js';
import { edit, loadVersions, publish, undoEdit, withdraw } from './composer-actions.js';
import { Lead } from './composer-lead.js';
import { Lines } from './composer-lines.js';
import { Notices } from './composer-notices.js';
import { say, type DeskState } from './desk-state.js';
import { TextField } from './text-field.js';
import { Versions } from './versions.js';
import { count } from './words.js';

export function Composer({ desk }: { readonly desk: DeskState }): JSX.Element {
  const roundup = desk.roundup.value;
  return (
    <section
      class="pane composer"
      aria-label="Composer"
      onFocusIn={() => (desk.pane.value = 'composer')}
    >
      {roundup === undefined ? (
        <div class="empty">
          <p>
            Press <kbd>d</kbd> on an event to open its draft, or to make one.
          </p>
        </div>
      ) : (
        <Post desk={desk} roundup={roundup} key={roundup.id} />
      )}
    </section>
  );
}

interface PostProps {
  readonly desk: DeskState;
  readonly roundup: RoundupView;
}

function Post({ desk, roundup }: PostProps): JSX.Element {
  const { title, heading } = roundup;
  return (
    <>
      <div class="post">
        <button type="button" class="back" onClick={() => (desk.pane.value = 'event')}>
          ‹ Event
        </button>
        <TextField
          label="Title"
          className="title"
          value={title.text}
          untouched={title.untouched}
          onSave={(text) => void edit(desk, { kind: 'title', text })}
        />
        <Titles desk={desk} roundup={roundup} />
        <Lead desk={desk} roundup={roundup} />
        <TextField
          label="Note: your own words, shown as “Editor:”"
          className="note"
          rows={2}
          value={roundup.note}
          onSave={(text) => void edit(desk, { kind: 'note', text })}
        />
        {heading !== undefined && (
          <TextField
            label="Section heading"
            className="heading"
            value={heading.text}
            untouched={heading.untouched}
            onSave={(text) => void edit(desk, { kind: 'heading', text })}
          />
        )}
        <Lines desk={desk} roundup={roundup} />
        <TextField
          label="Labels, comma between"
          className="labels"
          value={roundup.labels.join(', ')}
          onSave={(text) => void edit(desk, { kind: 'labels', labels: text.split(',') })}
        />
        {roundup.publishedAt !== undefined && <Notices desk={desk} roundup={roundup} />}
        {desk.versions.value !== undefined && <Versions desk={desk} />}
      </div>
      <PublishBar desk={desk} roundup={roundup} />
    </>
  );
}

function Titles({ desk, roundup }: PostProps): JSX.Element | null {
  if (roundup.titles.length === 0) return null;
  return (
    <details class="suggestions">
      <summary>{count(roundup.titles.length, 'other title')}</summary>
      <ul>
        {roundup.titles.map(({ articleId, text, why }) => (
          <li key={articleId}>
            <button
              type="button"
              onClick={() => void edit(desk, { kind: 'title-from', articleId })}
            >
              {text}
            </button>
            <span> {why}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PublishBar({ desk, roundup }: PostProps): JSX.Element {
  const { state, warnings, version, path, pathPreview } = roundup;
  const saved = desk.savedAt.value;
  const copy = async (form: 'text' | 'html'): Promise<void> => {
    const answer = await desk.api.get<{ readonly text: string }>(
      `/api/roundups/${roundup.id}/as-${form}`,
    );
    if (answer.kind !== 'ok') return;
    await navigator.clipboard.writeText(answer.value.text);
    say(desk, `Copied as ${form === 'text' ? 'text' : 'HTML'}.`);
  };
  return (
    <footer class="publish">
      {desk.confirming.value && warnings.length > 0 && (
        <ul class="warnings" role="alert">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <p class="facts">
        {desk.writes.value > 0
          ? 'saving …'
          : saved === undefined
            ? state
            : `saved ${desk.words.time(saved)}`}{' '}
        · version {version}
        {warnings.length > 0 && ` · ${count(warnings.length, 'warning')}`}
        {state === 'draft' && pathPreview !== undefined && ` · ${pathPreview}`}
      </p>
      <p class="verbs">
        {state === 'published' ? (
          <>
            <a href={path ?? '/'}>Public page</a>
            <button type="button" onClick={() => void withdraw(desk)}>
              Withdraw
            </button>
          </>
        ) : (
          <button type="button" class="main" onClick={() => void publish(desk)}>
            {desk.confirming.value
              ? 'Publish now'
              : state === 'draft'
                ? 'Publish'
                : 'Publish again'}{' '}
            <kbd>p</kbd>
          </button>
        )}
        <button type="button" onClick={() => void undoEdit(desk)}>
          Undo <kbd>z</kbd>
        </button>
        <button type="button" onClick={() => void loadVersions(desk)}>
          Versions
        </button>
        <button type="button" onClick={() => void copy('text')}>
          Copy as text
        </button>
        <button type="button" onClick={() => void copy('html')}>
          Copy as HTML
        </button>
      </p>
    </footer>
  );
}
