import { defineConfig } from 'vitest/config'

/** Not a test run: the one way to run the estate generator, which is TypeScript, before the benchmarks. */
export default defineConfig({ test: { include: ['test/bench/prepare.ts'], testTimeout: 120_000 } })
