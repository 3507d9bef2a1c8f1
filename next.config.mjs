/** @type {import("next").NextConfig} */
const config = {
  // Native or Node-only packages stay outside the server bundles.
  serverExternalPackages: ["postgres", "echarts", "pg-boss", "pino"],
  poweredByHeader: false,
  reactStrictMode: true,
  // Compression belongs to the proxy in front; it would also buffer event streams.
  compress: false,
  // Types and lint have their own step in `npm run check`.
  typescript: { ignoreBuildErrors: true },
  distDir: process.env.INLAY_DIST_DIR ?? ".next",
};

export default config;
