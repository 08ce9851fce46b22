import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import Libsql from 'libsql'
import * as XLSX from 'xlsx'
import { StoreFolder } from '../../src/adapters/store/store-folder.js'
import type { UcmSnapshot } from '../../src/model/snapshot.js'
import type { CliOptions, CliRun } from '../support/cli-process.js'
import { rehome, startRehome } from '../support/cli-process.js'
import { repositoryRoot } from '../support/shared-data.js'

/** A folder of its own for one file of tests, with a workspace in it that only commands write to. */
export class WorkspacePlace {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'rehome-acceptance-')))
  readonly workspace = join(this.root, 'lab')
  /** Everything that commands have printed here, on either stream. */
  readonly printed: string[] = []

  /** A path below the root, outside of the workspace. */
  path(...parts: readonly string[]): string {
    return join(this.root, ...parts)
  }

  /** Runs a command on the workspace. */
  run(...args: readonly string[]): CliRun {
    return this.runAt({ env: { REHOME_WORKSPACE: this.workspace } }, ...args)
  }

  /** Runs a command anywhere. */
  runAt(options: CliOptions, ...args: readonly string[]): CliRun {
    const run = rehome(args, { cwd: this.root, ...options })
    this.printed.push(run.stdout, run.stderr)
    return run
  }

  /** Runs commands on the workspace, two at a time, and returns how they ended in the order given. */
  async runAll(commands: readonly (readonly string[])[]): Promise<readonly CliRun[]> {
    const runs: CliRun[] = []
    const queue = commands.entries()
    const worker = async (): Promise<void> => {
      for (const [index, args] of queue) runs[index] = await this.start(args)
    }
    await Promise.all([worker(), worker()])
    return runs
  }

  private async start(args: readonly string[]): Promise<CliRun> {
    const child = startRehome(args, { cwd: this.root, env: { REHOME_WORKSPACE: this.workspace } })
    const [stdout, stderr, [code, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
    ])
    this.printed.push(stdout, stderr)
    return { code, signal, stdout, stderr }
  }

  /** Runs a command on the workspace with this text on standard input, as behind `<` or a pipe. */
  runReading(input: string, ...args: readonly string[]): CliRun {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [`${repositoryRoot}bin/run.js`, ...args], {
      cwd: this.root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', REHOME_WORKSPACE: this.workspace },
      input,
    })
    this.printed.push(stdout, stderr)
    return { code: status, signal, stdout, stderr }
  }

  /** Runs a command that must succeed, and returns its document. */
  json(...args: readonly string[]): Json {
    return documentOf(this.run(...args, '--json'))
  }

  /** The snapshot as the commands have left it in the store. */
  async storedSnapshot(): Promise<UcmSnapshot> {
    const surroundings = { now: () => '', randomId: () => '', note: () => undefined, command: 'test' }
    const options = { access: 'read', waitSeconds: 0 } as const
    const store = await new StoreFolder(surroundings).open(join(this.workspace, '.rehome'), options)
    try {
      const snapshot = store.currentSnapshot()
      if (snapshot === undefined) throw new Error('no snapshot')
      return snapshot
    } finally {
      store.close()
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

/** A document as it was printed; tests say which parts they expect. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any

/** The document that a command has printed; throws when it printed anything else, or talked, or failed. */
export function documentOf(run: CliRun, code = 0): Json {
  if (run.code !== code || run.stderr !== '') throw new Error(`exit code ${run.code}: ${run.stderr}${run.stdout}`)
  return JSON.parse(run.stdout)
}

/**
 * Everything below a folder by its relative path, sorted: `path/ mode` for folders, `path mode digest`
 * for files. A database counts by the cells in it: its own bookkeeping of readers says nothing.
 */
export function inventory(folder: string): readonly string[] {
  return entriesBelow(folder)
    .filter((path) => !/\.db-(shm|wal)$/.test(path))
    .map((path) => {
      const facts = lstatSync(path)
      const mode = (facts.mode & 0o777).toString(8)
      const name = relative(folder, path)
      if (facts.isDirectory()) return `${name}/ ${mode}`
      const bytes = facts.isSymbolicLink() ? readlinkSync(path) : readFileSync(path)
      const content = isDatabase(bytes) ? cellsOf(path) : bytes
      return `${name} ${mode} ${createHash('sha256').update(content).digest('hex').slice(0, 12)}`
    })
    .sort()
}

/** Paths of everything below a folder. */
export function entriesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    join(entry.parentPath, entry.name),
  )
}

/**
 * What stands in the files below a folder, one text per file and, for archives, per member; of a
 * database the bytes as they lie on the disk (with its side files) and every cell.
 */
export function writtenTexts(folder: string): readonly { readonly place: string; readonly text: string }[] {
  return entriesBelow(folder)
    .filter((path) => lstatSync(path).isFile())
    .flatMap((path) => {
      const bytes = readFileSync(path)
      const place = relative(folder, path)
      const raw = { place, text: bytes.toString('latin1') }
      if (raw.text.startsWith('PK')) return [raw, ...membersOf(bytes, place)]
      return isDatabase(raw.text) ? [raw, { place: `${place} (cells)`, text: cellsOf(path) }] : [raw]
    })
}

function isDatabase(content: Buffer | string): boolean {
  return content.slice(0, 15).toString() === 'SQLite format 3'
}

interface ArchiveMember {
  readonly name: string
  readonly size: number
  readonly content: Uint8Array
}

function membersOf(bytes: Uint8Array, place: string): { place: string; text: string }[] {
  const archive = XLSX.CFB.read(Buffer.from(bytes), { type: 'buffer' }) as { FileIndex: ArchiveMember[] }
  return archive.FileIndex.filter(({ size }) => size > 0).map(({ name, content }) => ({
    place: `${place}/${name}`,
    text: Buffer.from(content).toString('latin1'),
  }))
}

function cellsOf(path: string): string {
  const database = new Libsql(path, { readonly: true })
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").raw().all([]) as string[][]
    return tables
      .flatMap(([table = '']) => database.prepare(`SELECT * FROM "${table}"`).raw().all([]) as unknown[][])
      .map((row) => row.join('\t'))
      .join('\n')
  } finally {
    database.close()
  }
}
