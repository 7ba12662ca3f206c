// Links to the newer and the older page of a list.

export interface PagerProps {
  readonly newer: string | undefined;
  readonly older: string | undefined;
  readonly words?: string;
}

export function Pager({ newer, older, words }: PagerProps) {
  if (newer === undefined && older === undefined) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {newer === undefined ? (
        <span />
      ) : (
        <a rel="prev" href={newer}>
          Newer
        </a>
      )}
      {words !== undefined && <span>{words}</span>}
      {older === undefined ? (
        <span />
      ) : (
        <a rel="next" href={older}>
          Older
        </a>
      )}
    </nav>
  );
}
