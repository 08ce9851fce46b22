/** Property tests are repeatable: the same seed, unless `SEED` says another; `SOAK` multiplies the runs. */
export const SEEDED = { seed: Number(process.env['SEED'] ?? 1891) }

/** As many runs as said, or a multiple of them in a soak. */
export function runs(many: number): number {
  return many * Math.max(1, Number(process.env['SOAK'] ?? 1))
}
