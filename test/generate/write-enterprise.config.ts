import { defineConfig } from 'vitest/config'

/** Not a test run: the one way to run the estate generator, which is TypeScript, from the command line. */
export default defineConfig({ test: { include: ['test/generate/write-enterprise.ts'], testTimeout: 120_000 } })
