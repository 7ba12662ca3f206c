// Numbers on the command line, with bounds and a clear complaint.

import { InvalidArgumentError } from 'commander';

export function numberOption(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() !== '' && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`Wanted a number from ${min} to ${max}.`);
  };
}
