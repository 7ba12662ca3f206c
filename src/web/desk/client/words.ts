// Times and counts in the words of the desk.

export interface Words {
  /** `14:05` today, `Mon 14:05` this week, else `2 Mar 14:05`. */
  time(at: number): string;
  /** `2 h ago`. */
  ago(at: number): string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export function createWords(timeZone: string, now: () => number = Date.now): Words {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
  const clock = part({ hour: '2-digit', minute: '2-digit' });
  const weekday = part({ weekday: 'short' });
  const day = part({ day: 'numeric', month: 'short' });
  const date = part({ dateStyle: 'short' });
  return {
    time(at) {
      const time = clock.format(at);
      if (date.format(at) === date.format(now())) return time;
      return `${now() - at < 6 * dayMs ? weekday.format(at) : day.format(at)} ${time}`;
    },
    ago(at) {
      const ms = Math.max(0, now() - at);
      if (ms < minuteMs) return 'just now';
      if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min ago`;
      if (ms < 2 * dayMs) return `${Math.floor(ms / hourMs)} h ago`;
      return `${Math.floor(ms / dayMs)} days ago`;
    },
  };
}

/** `1 report`, `2 reports`. */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
