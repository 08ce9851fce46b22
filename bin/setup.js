#!/usr/bin/env node
// node bin/setup.js demo|test|bench: brings a fresh clone to where the demo, the tests or the benchmarks run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (text) => process.stderr.write(`${text}\n`)

/** Runs a program in the project folder with the terminal as its own; returns its exit code. */
function run(command, args, options = {}) {
  const { error, status, signal } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error !== undefined) throw error
  return signal === null ? status : 1
}

const node = (...args) => run(process.execPath, args)

function npm(...args) {
  // Under `npm run`, npm says where it is; a plain `npm` is a script that Windows starts through a shell only.
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return node(own, ...args)
  return run('npm', args, { shell: process.platform === 'win32' })
}

function mustSucceed(status, what) {
  if (status === 0) return
  say(`${what} failed`)
  process.exit(1)
}

/** True when every locked package is installed in its locked version (optional ones may be absent). */
function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(locked).every(([path, entry]) => {
    const here = installed[path]
    if (path === '' || (here === undefined && entry.optional === true)) return true
    return here !== undefined && here.version === entry.version && here.integrity === entry.integrity
  })
}

function install() {
  if (isInstalled()) return
  say('Installing the locked dependencies (npm ci) …')
  mustSucceed(npm('ci', '--no-audit', '--no-fund'), 'npm ci')
}

function build() {
  mustSucceed(node('node_modules/typescript/bin/tsc', '-b'), 'The build')
  mustSucceed(node('bin/manifest.js'), 'The manifest of commands')
}

function demo(args) {
  install()
  say('Building …')
  build()
  process.exitCode = node('bin/run.js', 'demo', ...args)
  say('\nIn this folder the command rehome is: node bin/run.js (or npm link, once)')
}

const CHECKS = [
  [
    'types',
    () =>
      node('node_modules/typescript/bin/tsc', '-b') ||
      node('node_modules/typescript/bin/tsc', '-p', 'test/tsconfig.json'),
  ],
  ['lint', () => node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0')],
  ['format', () => node('node_modules/@biomejs/biome/bin/biome', 'format', '.')],
  ['imports', () => npm('run', '--silent', 'check:imports')],
  ['manifest', () => node('bin/manifest.js')],
]

function test(args) {
  install()
  for (const [name, check] of CHECKS) {
    say(`\n== ${name}`)
    mustSucceed(check(), name)
  }
  say('\n== tests')
  const folder = mkdtempSync(join(tmpdir(), 'rehome-test-'))
  try {
    const report = join(folder, 'report.json')
    const status = node(
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    )
    if (existsSync(report)) process.stdout.write(`${summary(JSON.parse(readFileSync(report, 'utf8')))}\n`)
    process.exitCode = status === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `N passed, N failed`; a file that could not even be loaded counts as one failure. */
function summary(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + unloaded.length
  return `${report.numPassedTests} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}

function bench(names) {
  install()
  build()
  const folder = join(root, 'test/bench')
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs') && name !== 'measure.mjs')
  const chosen = files.filter((name) => names.length === 0 || names.some((part) => name.includes(part))).sort()
  if (chosen.length === 0) {
    say(`no benchmark in test/bench/*.mjs${names.length === 0 ? '' : ` is named like ${names.join(', ')}`}`)
    process.exitCode = 1
    return
  }
  say('Generating the estates …')
  const prepare = ['run', '-c', 'test/bench/prepare.config.ts', '--reporter=dot']
  mustSucceed(node('node_modules/vitest/vitest.mjs', ...prepare), 'The estates')
  for (const name of chosen) {
    say(`== ${name}`)
    mustSucceed(node(join('test/bench', name)), name)
  }
}

/** Writes a generated export: `enterprise [--scale 0.001…1] [--out FILE]`. */
function fixture([name, ...args]) {
  const options = { '--scale': '1', '--out': undefined }
  for (let at = 0; at < args.length; at += 2) {
    if (!(args[at] in options) || args[at + 1] === undefined) return usage()
    options[args[at]] = args[at + 1]
  }
  const scale = Number(options['--scale'])
  if (name !== 'enterprise' || !(scale >= 0.001 && scale <= 1)) return usage()
  install()
  const file = resolve(options['--out'] ?? join(root, 'node_modules/.cache/rehome-bench', `enterprise-${scale}.tar`))
  const runner = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '-c',
    'test/generate/write-enterprise.config.ts',
    '--reporter=dot',
  ]
  const env = { ...process.env, FIXTURE_SCALE: String(scale), FIXTURE_FILE: file }
  mustSucceed(run(process.execPath, runner, { env, stdio: ['ignore', 'ignore', 'inherit'] }), 'The generator')
  say(`wrote ${file}`)
}

function usage() {
  say(
    'usage: node bin/setup.js demo | test [vitest arguments] | bench [name …] | fixture enterprise [--scale N] [--out FILE]',
  )
  process.exitCode = 2
}

const TASKS = { demo, test, bench, fixture }
const [task, ...args] = process.argv.slice(2)
if (Object.hasOwn(TASKS, task ?? '')) TASKS[task](args)
else usage()
