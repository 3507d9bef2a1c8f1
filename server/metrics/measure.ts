import type { Column, Domain } from "#server/metrics/sources.ts";

export type Role = "home" | "part" | "nested" | "alone";
/** money: integer minor units; energy: watt hours; power: watts; ratio: 0 to 1. */
export type Unit = "money" | "count" | "energy" | "power" | "ratio" | "hours";

/**
 * A figure made of sums over a source's rows, so that it is right at every grain: never a sum of ratios, never a mean of
 * means. Its SQL is composed here of columns named in sources.ts, at load time; nothing of a request comes near it.
 */
export class Figure {
  readonly sql: string;
  readonly columns: ReadonlySet<Column>;
  /** The roles of devices it looks at; null for all rows. */
  readonly roles: ReadonlySet<Role> | null;

  constructor(sql: string, columns: Iterable<Column>, roles: Iterable<Role> | null) {
    this.sql = sql;
    this.columns = new Set(columns);
    this.roles = roles === null ? null : new Set(roles);
  }
  /** Null where the first is missing (a gap); what is missing in the second counts nothing. */
  minus(other: Figure): Figure {
    return this.with(other, `(${this.sql} - coalesce(${other.sql}, 0))`);
  }
  /** This divided by the other, six decimals; null where the other is missing or not positive. */
  over(other: Figure): Figure {
    return this.with(other, `round(coalesce(${this.sql}, 0) / nullif(greatest(${other.sql}, 0), 0), 6)`);
  }
  /** In a greater unit, computed in numeric and rounded to that many decimals. */
  per(divisor: bigint, decimals = 6): Figure {
    return new Figure(`round(${this.sql} / ${divisor}::numeric, ${decimals})`, this.columns, this.roles);
  }
  private with(other: Figure, sql: string): Figure {
    const roles = this.roles && other.roles ? [...this.roles, ...other.roles] : null;
    return new Figure(sql, [...this.columns, ...other.columns], roles);
  }
}

const only = (roles: readonly Role[] | undefined): string =>
  roles ? ` filter (where role in (${roles.map((role) => `'${role}'`).join(", ")}))` : "";

/** The sum of a column, of devices in these roles alone when given. Null where there is nothing to add. */
export const sum = (column: Column, ...roles: Role[]): Figure =>
  new Figure(`sum(${column})${only(roles.length ? roles : undefined)}`, [column], roles.length ? roles : null);

export const max = (column: Column): Figure => new Figure(`max(${column})`, [column], null);

export type Measure = {
  name: string;
  domain: Domain;
  unit: Unit;
  figure: Figure;
  /** The definition, for people. */
  about: string;
  /** Dimensions it makes no sense by, with the reason: neither grouped nor filtered by them. */
  notBy?: { dimensions: readonly string[]; because: string };
  /** One of these dimensions has to be grouped or filtered by, for the reason given. */
  needs?: { oneOf: readonly string[]; because: string };
};

export const measure = (definition: Measure): Measure => definition;
