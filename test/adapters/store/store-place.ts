import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StoreFolder } from '../../../src/adapters/store/store-folder.js'

const CHILD = fileURLToPath(new URL('child-writer.mjs', import.meta.url))

/** A real folder for one test, and the stores in it. */
export class StorePlace {
  readonly root = mkdtempSync(join(tmpdir(), 'rehome-store-'))
  readonly folder = join(this.root, '.rehome')
  readonly file = join(this.folder, 'store.db')
  readonly lockFile = join(this.folder, 'lock')
  readonly notes: string[] = []
  readonly stores = new StoreFolder({
    now: () => '2026-01-01T00:00:00.000Z',
    randomId: randomUUID,
    note: (text) => this.notes.push(text),
    command: 'rehome test',
  })

  constructor() {
    mkdirSync(this.folder, { mode: 0o700 })
  }

  /** Another process that opens this store for writing; see child-writer.mjs. */
  child(task: string, parameter = ''): ChildProcess {
    return spawn(process.execPath, [CHILD, this.folder, task, parameter], { stdio: ['ignore', 'pipe', 'pipe'] })
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

/** How a process ended, and what it said. */
export async function ended(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly talk: string }> {
  let talk = ''
  child.stderr?.on('data', (chunk: Buffer) => (talk += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve({ code, signal, talk })
    })
  })
}

/** Waits until the process has said this word on stdout. */
export async function said(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes(word)) resolve()
    })
    child.once('close', () => {
      reject(new Error(`ended without saying ${word}`))
    })
  })
}
