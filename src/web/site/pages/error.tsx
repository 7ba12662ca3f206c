// The page shown instead of an answer: what happened, and where to go. Reveals no internals.

import type { Page } from '../../ui/page.js';

export interface PageError {
  readonly status: number;
  readonly heading: string;
  readonly words: string;
  /** Words the reader may have looked for, put into the search field. */
  readonly guess?: string;
  /** The number of the log line. */
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
            If it happens again, please send the editors this number: <code>{requestId}</code>
          </p>
        )}
      </section>
    ),
  };
}
