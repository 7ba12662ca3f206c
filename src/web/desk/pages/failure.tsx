// What the desk says when a request failed.

import type { Failure } from '../../http/failure.js';
import type { DeskFiles } from '../desk-files.js';
import { Card, renderDeskPage } from './document.js';

export function failurePage({ status, message }: Failure, files: DeskFiles): string {
  return renderDeskPage({
    title: `${status}`,
    files,
    children: (
      <Card heading={message}>
        <p>
          <a href="/desk">To the desk</a>
        </p>
      </Card>
    ),
  });
}
