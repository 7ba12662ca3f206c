// A time: words for people, ISO 8601 for machines.

export interface TimeProps {
  readonly at: number;
  readonly words: string;
  readonly class?: string;
}

export function Time({ at, words, class: name }: TimeProps) {
  return (
    <time dateTime={new Date(at).toISOString()} class={name}>
      {words}
    </time>
  );
}
