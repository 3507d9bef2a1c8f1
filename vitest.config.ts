import { defineConfig } from "vitest/config";

const everywhere = ["node_modules/**", ".next*/**", ".inlay/**", "e2e/**"];

/**
 * Three kinds of tests, told by their names:
 * - `*.test.ts`: pure, no database, part of `npm run check`;
 * - `*.it.test.ts`: on a real PostgreSQL, a fresh database per file (`testDatabase()`);
 *   `*.data.it.test.ts` of them want the shared data sets and say so when these are missing;
 * - `*.faults.ts`: long random and kill runs, `npm run test:faults`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.it.test.ts"],
          pool: "threads",
          maxWorkers: 2,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["**/*.it.test.ts"],
          exclude: everywhere,
          globalSetup: ["db/testing/global-setup.ts"],
          pool: "forks",
          // Two files at a time keep two cores busy: the server works as hard as the tests.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "faults",
          include: ["**/*.faults.ts"],
          exclude: everywhere,
          globalSetup: ["db/testing/global-setup.ts"],
          pool: "forks",
          maxWorkers: 1,
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
