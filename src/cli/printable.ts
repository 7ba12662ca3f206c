// Makes foreign text safe to print on a terminal.

const steering = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const steeringLines = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One line without control characters and without characters that change the text direction. */
export const printable = (text: string): string => text.replace(steering, ' ');

/** The same for several lines: newlines are kept. */
export const printableLines = (text: string): string => text.replace(steeringLines, ' ');
