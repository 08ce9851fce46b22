import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Compiles dist/ and the manifest once before all tests, when a source is newer than the last build.
 * Trouble is printed and does not stop the tests: the compiler emits all the same, `check:types` is
 * the gate for types, and a test that needs a module which was not emitted fails by itself.
 */
export default function buildOnce(): void {
  if (!isStale()) return
  run('node_modules/typescript/bin/tsc', '-b')
  run('bin/manifest.js')
}

function run(...command: readonly string[]): void {
  const { error, status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  if (error !== undefined) throw error
  if (status !== 0) process.stderr.write(`${command.join(' ')} failed:\n${stdout}${stderr}\n`)
}

function isStale(): boolean {
  const manifest = join(root, 'oclif.manifest.json')
  const buildInfo = join(root, 'dist/.tsbuildinfo')
  if (!existsSync(manifest) || !existsSync(buildInfo)) return true
  const builtAt = Math.min(statSync(manifest).mtimeMs, statSync(buildInfo).mtimeMs)
  return ['src', 'commands'].some((folder) => newestSource(join(root, folder)) > builtAt)
}

function newestSource(folder: string): number {
  let newest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue
    newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs)
  }
  return newest
}
