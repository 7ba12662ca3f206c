// A field that looks like the text it becomes. It saves when the editor pauses or leaves it, and
// keeps what was typed until the server has taken it.

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface TextFieldProps {
  readonly label: string;
  readonly className: string;
  readonly value: string;
  /** The machine chose the text and nobody has touched it. */
  readonly untouched?: boolean;
  readonly rows?: number;
  readonly onSave: (text: string) => void;
}

const pauseMs = 1_200;

export function TextField(props: TextFieldProps): JSX.Element {
  const { label, className, value, untouched, rows, onSave } = props;
  /** What is typed and not saved; undefined when the field shows the saved text. */
  const typed = useSignal<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = (): void => {
    clearTimeout(timer.current);
    const text = typed.value;
    if (text === undefined || text === value) return;
    onSave(text);
  };
  useEffect(() => {
    if (typed.value === value) typed.value = undefined;
  }, [value]);
  useEffect(() => save, []);
  return (
    <label class={`field ${className} ${untouched === true ? 'untouched' : ''}`}>
      <span class="name">{label}</span>
      <textarea
        rows={rows ?? 1}
        value={typed.value ?? value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          clearTimeout(timer.current);
          timer.current = setTimeout(save, pauseMs);
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || (rows ?? 1) > 1) return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
    </label>
  );
}
