import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RUN = `${ROOT}bin/run.js`

/** How one run of the built program ended. */
export interface CliRun {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  /** Folder to run in; by default a folder that is no workspace. */
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** What standard input holds; by default nothing. */
  readonly input?: string | Uint8Array
  /** Run as a user without any rights of its own; needs the rights to do so. */
  readonly uid?: number
}

/** Runs the built program as a process of its own and waits for its end. */
export function rehome(args: readonly string[], options: CliOptions = {}): CliRun {
  const { error, status, signal, stdout, stderr } = spawnSync(process.execPath, [RUN, ...args], {
    cwd: options.cwd ?? '/',
    env: environment(options),
    encoding: 'utf8',
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  if (error !== undefined) throw error
  return { code: status, signal, stdout, stderr }
}

/** Starts the built program with its output piped. */
export function startRehome(args: readonly string[], options: CliOptions = {}) {
  return spawn(process.execPath, [RUN, ...args], {
    cwd: options.cwd ?? '/',
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function environment(options: CliOptions): NodeJS.ProcessEnv {
  const inherited = { ...process.env }
  delete inherited['REHOME_WORKSPACE']
  return { ...inherited, NO_COLOR: '1', ...options.env }
}
