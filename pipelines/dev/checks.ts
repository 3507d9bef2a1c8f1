import { join } from "node:path";
import { ROOT } from "#pipelines/dev/children.ts";
import type { Command } from "#pipelines/dev/steps.ts";

const bin = (name: string) => join(ROOT, "node_modules/.bin", name);

/** Format and lint in one pass; `npm run format` mends what can be mended. */
export const BIOME: Command = { command: bin("biome"), args: ["check", "--error-on-warnings", "."] };
export const TYPES: Command = { command: bin("tsc"), args: ["--noEmit", "-p", "."] };
