import { InvalidArgumentError } from 'commander';

/** Reads a number above zero; commander says which option it was. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number above 0.');
  return value;
}

/** Reads a whole number. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('Give a whole number.');
  return value;
}

/** Reads a number above zero, or `max`. */
export function numberOrMax(text: string): number {
  return text === 'max' ? Infinity : positiveNumber(text);
}
