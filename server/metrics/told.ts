import { AppError } from "#server/errors.ts";

/**
 * A figure as the number that programs are told: a whole one exactly, or not at all. (Dashboards show what is beyond to the sixteen
 * digits that a number has: a screen that says nothing helps nobody.)
 * @throws AppError FIGURE_TOO_GREAT for what JavaScript, and most readers of JSON, would round
 */
export function exactly(figure: string | number | bigint): number {
  const number = Number(figure);
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number;
  throw new AppError("FIGURE_TOO_GREAT", {
    message: `A figure is too great to be told exactly (${figure}): ask for a shorter period, or for less at once.`,
  });
}
