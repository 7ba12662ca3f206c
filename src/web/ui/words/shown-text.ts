// Makes text safe to show: outlets' texts may contain characters that hide or reorder others.

/**
 * Control characters (C0 without tab and line ends, C1), and the characters that override, embed or
 * isolate the direction of text (Unicode UAX #9): an override lets “gpj.exe” look like “exe.jpg”,
 * and an unclosed one reorders the rest of the page. The marks U+200E, U+200F and U+061C stay:
 * Arabic and Hebrew texts need them, and they reorder nothing else.
 */
const unsafe = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** The text without them. Works on plain text, HTML and XML alike. */
export const shownText = (text: string): string => text.replace(unsafe, '');

/** JSON with texts that are safe to show: `JSON.stringify` would only escape control characters. */
export const jsonOf = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? shownText(part) : part));
