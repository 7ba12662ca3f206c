// Labels, as an editor types them. A label that is already there keeps its source.

import type { Roundup } from '../../domain/roundup.js';
import { changed, refused, touch, typedLine, type EditOutcome, type Writer } from './edit-types.js';

const labelsMax = 20;
const labelLengthMax = 60;

export function editLabels(
  roundup: Roundup,
  texts: readonly string[],
  writer: Writer,
): EditOutcome {
  const typed = texts.map((text) => typedLine(text, writer)).filter(({ text }) => text !== '');
  const long = typed.find(({ text }) => [...text].length > labelLengthMax);
  if (long !== undefined) {
    return refused(
      `A label has at most ${labelLengthMax} characters: “${long.text.slice(0, 30)}…”`,
    );
  }
  const known = new Map(roundup.labels.map((label) => [label.text.toLowerCase(), label]));
  const labels = new Map(
    typed.map((label) => [
      label.text.toLowerCase(),
      known.get(label.text.toLowerCase())?.text === label.text
        ? (known.get(label.text.toLowerCase()) ?? label)
        : label,
    ]),
  );
  if (labels.size > labelsMax) return refused(`A roundup has at most ${labelsMax} labels.`);
  return changed({ ...roundup, labels: [...labels.values()], touched: touch(roundup, 'labels') });
}
