import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real folder for one test. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'rehome-files-'))

  at(...parts: readonly string[]): string {
    return join(this.path, ...parts)
  }

  /** Everything in it, sorted, with paths from here. */
  listing(): readonly string[] {
    return readdirSync(this.path, { recursive: true, encoding: 'utf8' }).sort()
  }

  remove(): void {
    chmodSync(this.path, 0o700)
    rmSync(this.path, { recursive: true, force: true })
  }
}
