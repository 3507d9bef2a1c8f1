import { InvalidArgumentError } from "commander";

/** An option's value as a whole number of zero or more. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError("It is not a whole number.");
  return Number(text);
}
