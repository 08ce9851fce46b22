import { defineConfig } from 'vitest/config'

/** As prepare.config.ts, for the inputs that are too large to be kept. */
export default defineConfig({ test: { include: ['test/bench/prepare-large.ts'], testTimeout: 300_000 } })
