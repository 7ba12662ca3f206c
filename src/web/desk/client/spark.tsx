// A spark line: reports over time, as bars.

import type { JSX } from 'preact';

const barWidth = 3;
const height = 12;

/** Decoration: the counts are said beside it in words. */
export function Spark({ counts }: { readonly counts: readonly number[] }): JSX.Element {
  const most = Math.max(1, ...counts);
  return (
    <svg class="spark" aria-hidden="true" width={counts.length * (barWidth + 1)} height={height}>
      {counts.map((count, at) => {
        const bar = count === 0 ? 1 : Math.max(2, (count / most) * height);
        return (
          <rect
            key={at}
            x={at * (barWidth + 1)}
            y={height - bar}
            width={barWidth}
            height={bar}
            class={count === 0 ? 'none' : ''}
          />
        );
      })}
    </svg>
  );
}
