/** FUZZ_SEED replays a run, FUZZ_RUNS says how often each procedure and each operation is called. */
export function fuzzSettings(runs: number): { seed: number; runs: number } {
  const { FUZZ_SEED, FUZZ_RUNS } = process.env;
  return { seed: Number(FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31)), runs: Number(FUZZ_RUNS ?? runs) };
}
