// Characters that a reader does not see and that break words apart for search and addresses.

/** Soft hyphen, zero width space, word joiner, byte order mark; not the joiners of scripts. */
const breaks = /[\u00ad\u200b\u2060\ufeff]/g;
/** Overrides of the direction of text can make it read as something else. */
const overrides = /[\u202a-\u202e]/g;

/** Text without characters that only allow or forbid a line break, and without overrides. */
export function withoutInvisible(text: string): string {
  return text.replace(breaks, '').replace(overrides, '');
}

/** Text without overrides of its direction. */
export function withoutOverrides(text: string): string {
  return text.replace(overrides, '');
}
