// When there is no page to show: what happened, and the ways on. Never how the inside looks.

import type { Page } from '../../ui/page.js';

export interface PageError {
  readonly status: number;
  readonly heading: string;
  readonly words: string;
  /** What the reader may have looked for. */
  readonly guess?: string;
  /** Finds the line in the log. */
  readonly requestId?: string;
}

export function errorPage(error: PageError): Page {
  const { status, heading, words, guess, requestId } = error;
  return {
    title: heading,
    description: words,
    path: '',
    unlisted: true,
    body: (
      <section class="problem prose">
        <p class="date">{status}</p>
        <h1>{heading}</h1>
        <p>{words}</p>
        <form class="search" action="/search" method="get" role="search" aria-label="This site">
          <p class="wide">
            <label for="q">Search all roundups</label>
            <input id="q" type="search" name="q" value={guess} maxLength={200} />
          </p>
          <p class="go">
            <button type="submit">Search</button>
          </p>
        </form>
        <p>
          Or go to the <a href="/">front page</a> or the <a href="/archive">archive</a>.
        </p>
        {requestId !== undefined && (
          <p class="data">
            If it happens again, tell the editors this number: <code>{requestId}</code>
          </p>
        )}
      </section>
    ),
  };
}
