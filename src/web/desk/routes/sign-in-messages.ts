// The messages shown when a sign-in fails.

const minuteMs = 60_000;

export const signInMessages = {
  /** The same for an unknown name and a wrong password. */
  refused: 'The name or the password is wrong.',
  wrongCode: 'The code is wrong, or was used before. The app shows the next one in a moment.',
  expired: 'This took too long. Sign in again.',
  wait(ms: number): string {
    const minutes = Math.max(1, Math.ceil(ms / minuteMs));
    const time = minutes === 1 ? 'a minute' : `${minutes} minutes`;
    return `Too many failed tries from this address. Try again in ${time}, or use a passkey.`;
  },
} as const;
