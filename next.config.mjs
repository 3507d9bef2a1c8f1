import { readdir } from "node:fs/promises";

/** Files of frames, as this build has them. One that it has not must not be kept as missing: the next build may. */
const frameFiles = async () => (await readdir("public/embed/f").catch(() => [])).map((name) => name.replaceAll(".", "\\."));

const OPEN = [
  { key: "access-control-allow-origin", value: "*" },
  { key: "cross-origin-resource-policy", value: "cross-origin" },
  { key: "x-content-type-options", value: "nosniff" },
];

/** @type {import("next").NextConfig} */
const config = {
  // Native or Node-only packages stay outside the server bundles.
  serverExternalPackages: ["postgres", "echarts", "pg-boss", "pino", "prom-client"],
  poweredByHeader: false,
  reactStrictMode: true,
  // Compression belongs to the proxy in front; it would also buffer event streams.
  compress: false,
  // Types and lint have their own step in `npm run check`.
  typescript: { ignoreBuildErrors: true },
  // What frames fetch: its names hold its hash, and any page may read it, since a sandboxed frame has no origin.
  headers: async () => [
    { source: "/embed/f/:file", headers: OPEN },
    {
      source: `/embed/f/:file(${(await frameFiles()).join("|") || "none"})`,
      headers: [{ key: "cache-control", value: "public, max-age=31536000, immutable" }],
    },
    { source: "/embed/:sdk(v1\\.m?js)", headers: [...OPEN, { key: "cache-control", value: "public, max-age=300" }] },
  ],
  distDir: process.env.INLAY_DIST_DIR ?? ".next",
};

export default config;
