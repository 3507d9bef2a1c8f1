import { Counter, Gauge, Histogram, type Registry } from "prom-client";

type Kind = "counter" | "gauge" | "histogram";

/** A metric before there is one: what the registry is made of, and the table of docs/operations.md. */
export type Definition<K extends Kind = Kind, L extends string = string> = {
  kind: K;
  name: string;
  /** A sentence: meaning and unit. */
  about: string;
  /** Each has few values, whatever anybody sends: no path, tenant, subject or text of a stranger's. */
  labels: readonly L[];
  /** Upper bounds in seconds. */
  buckets?: readonly number[];
};

type Made<D> =
  D extends Definition<infer K, infer L>
    ? K extends "counter"
      ? Counter<L>
      : K extends "gauge"
        ? Gauge<L>
        : Histogram<L>
    : never;

export const counter = <L extends string = never>(
  name: string,
  about: string,
  labels: readonly L[] = [],
): Definition<"counter", L> => ({ kind: "counter", name, about, labels });

export const gauge = <L extends string = never>(
  name: string,
  about: string,
  labels: readonly L[] = [],
): Definition<"gauge", L> => ({ kind: "gauge", name, about, labels });

export const seconds = <L extends string>(
  name: string,
  about: string,
  labels: readonly L[],
  buckets: readonly number[],
): Definition<"histogram", L> => ({ kind: "histogram", name, about, labels, buckets });

/** Makes what is defined, in a registry. */
export function make<D extends Record<string, Definition>>(
  definitions: D,
  registry: Registry,
): { readonly [Key in keyof D]: Made<D[Key]> } {
  const made = Object.entries(definitions).map(([key, definition]) => [key, makeOne(definition, registry)]);
  return Object.fromEntries(made) as { [Key in keyof D]: Made<D[Key]> };
}

function makeOne({ kind, name, about, labels, buckets }: Definition, registry: Registry) {
  const base = { name, help: about, labelNames: [...labels], registers: [registry] };
  if (kind === "counter") return new Counter(base);
  return kind === "gauge" ? new Gauge(base) : new Histogram({ ...base, buckets: [...(buckets ?? [])] });
}
