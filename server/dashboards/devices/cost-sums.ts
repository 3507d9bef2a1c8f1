import { rounded, total } from "./apportion.ts";
import type { CostRow } from "./cost-rows.ts";
import { minorUnit } from "./money.ts";

export const costOf = (rows: readonly CostRow[]): bigint => total(rows.map(({ cost }) => cost));
export const energyOf = (rows: readonly CostRow[]): bigint => total(rows.map(({ uj }) => uj));

/** Of whole homes their meters and what is behind none count as use; of chosen devices each. */
export const isUse = ({ role }: CostRow, devices: readonly string[] | null): boolean =>
  devices !== null || role === "home" || role === "alone";

/** Cost of rows of one currency in its minor units, rounded once; null where there is nothing that has a price. */
export const minorOf = (rows: readonly CostRow[], currency: string | null): number | null =>
  rows.length === 0 || currency === null ? null : Number(rounded(costOf(rows), minorUnit(currency)));
