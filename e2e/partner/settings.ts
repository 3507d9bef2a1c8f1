import { readFileSync } from "node:fs";

/** What the operator of the portals tells them: where they listen, where Inlay is, and what each portal knows of it. */
export type Settings = {
  port: number;
  /** Origin of the Inlay deployment, which is also the `aud` of every token. */
  inlay: string;
  /** The folder of the private keys. */
  keys: string;
  portals: Record<PortalName, PortalSettings>;
};

export type PortalSettings = {
  /** The tenant's short name in Inlay: the `iss` of its tokens. */
  tenant: string;
  /** An API key of scope `embed:mint` alone, for the page that asks Inlay for a ready address instead of signing. */
  mintKey: string;
  /** Customers that the tenant's system of record has. */
  subjects: readonly string[];
};

export const PORTALS = ["bank", "home"] as const;
export type PortalName = (typeof PORTALS)[number];

/** @throws Error when the file is missing or is no JSON */
export function readSettings(file: string): Settings {
  return JSON.parse(readFileSync(file, "utf8")) as Settings;
}

/** The address people type. On purpose another host name than Inlay's 127.0.0.1: ports alone are the same site to a browser. */
export const originOf = ({ port }: { port: number }): string => `http://localhost:${port}`;
