import { InvalidArgumentError } from 'commander';

/** The whole number, 0 or more, that an option's text says; anything else is wrong use. */
export function numberArgument(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError('A whole number is expected.');
  return value;
}
