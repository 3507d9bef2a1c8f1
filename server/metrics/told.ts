import { AppError } from "#server/errors.ts";

/**
 * A figure as the number that is shown: a whole one exactly, or not at all.
 * @throws AppError FIGURE_TOO_GREAT for what JavaScript, and most readers of JSON, would round
 */
export function told(figure: string | number | bigint): number {
  const number = Number(figure);
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number;
  throw new AppError("FIGURE_TOO_GREAT", {
    message: `A figure is too great to be told exactly (${figure}): ask for a shorter period, or for less at once.`,
  });
}
