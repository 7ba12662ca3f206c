// After publication: dated paragraphs in the editor's own words.

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RoundupView } from '../../api/api-types.js';
import { edit } from './composer-actions.js';
import type { DeskState } from './desk-state.js';

interface NoticesProps {
  readonly desk: DeskState;
  readonly roundup: RoundupView;
}

export function Notices({ desk, roundup }: NoticesProps): JSX.Element {
  const text = useSignal('');
  const add = (kind: 'update' | 'correction') => async (): Promise<void> => {
    const before = desk.roundup.value?.version;
    await edit(desk, { kind, text: text.value });
    // What was typed goes only when it was taken.
    if (desk.roundup.value?.version !== before) text.value = '';
  };
  return (
    <div class="notices">
      <h3>Updates and corrections</h3>
      {roundup.notices.map(({ kind, at, text: said }) => (
        <p key={`${at} ${said}`}>
          <strong>
            {kind === 'update' ? 'Update' : 'Correction'}, {desk.words.time(at)}:
          </strong>{' '}
          {said}
        </p>
      ))}
      <label class="field">
        <span class="name">A new one, in your own words</span>
        <textarea
          rows={2}
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </label>
      <p class="verbs">
        <button type="button" onClick={() => void add('update')()}>
          Add update
        </button>
        <button type="button" onClick={() => void add('correction')()}>
          Add correction
        </button>
      </p>
    </div>
  );
}
