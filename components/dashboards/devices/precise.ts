import { percent } from "#components/format/unit.ts";

/** 99.98 % must not read as 100 %. */
export function precise(share: number): string {
  const value = Math.floor(share * 10_000) / 10_000;
  return value > 0.99 && value < 1 ? `${(value * 100).toFixed(2)}\u00a0%` : percent(value);
}
