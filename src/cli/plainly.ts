// What others wrote, made safe to show on a terminal.

const steering = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const steeringLines = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Of one line: without signs that steer a terminal, or turn the direction of what follows. */
export const plainly = (text: string): string => text.replace(steering, ' ');

/** The same of several lines. */
export const plainlyInLines = (text: string): string => text.replace(steeringLines, ' ');
