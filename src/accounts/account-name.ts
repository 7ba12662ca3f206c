// Which names an account may have. Readers see them, so a name must not imitate another.

const nameLengthMax = 60;
/** Letters, digits, marks, spaces and a few signs; no control, direction or invisible character. */
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} .'’_-]*$/u;

/** Why a name is refused, as a sentence; undefined when it is accepted. */
export function accountNameProblem(name: string): string | undefined {
  if (name === '') return 'Give a name to sign in with.';
  if ([...name].length > nameLengthMax) return `A name has at most ${nameLengthMax} characters.`;
  if (!namePattern.test(name)) {
    return 'A name begins with a letter or digit and has only letters, digits, spaces and . - _ ’';
  }
  return undefined;
}
