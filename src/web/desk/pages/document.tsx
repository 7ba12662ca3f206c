// The frame of the desk's own pages, which need no script.

import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { DeskFiles } from '../desk-files.js';

export interface DocumentProps {
  readonly title: string;
  readonly files: DeskFiles;
  readonly scripts?: readonly string[];
  readonly children: ComponentChildren;
}

/** A whole document, with its doctype. */
export function renderDeskPage(props: DocumentProps): string {
  return `<!doctype html>\n${renderToString(<Document {...props} />)}`;
}

function Document({ title, files, scripts = [], children }: DocumentProps): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={files.css} />
        {scripts.map((path) => (
          <script key={path} src={path} type="module" />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** A page with one column: sign-in, account. */
export function Card({
  heading,
  children,
}: {
  heading: string;
  children: ComponentChildren;
}): VNode {
  return (
    <main class="card">
      <p class="home">
        <a href="/">muster</a>
      </p>
      <h1>{heading}</h1>
      {children}
    </main>
  );
}

/** What went wrong, where the reader of the page looks first. */
export function Problem({ text }: { readonly text: string | undefined }): VNode | null {
  return text === undefined ? null : (
    <p class="problem" role="alert" id="problem">
      {text}
    </p>
  );
}
