import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ScenarioFiles } from '../../simulate/ports.js'
import { ioError } from '../system/io-error.js'

/** From dist/src/adapters/files to the root of the package. */
const FOLDER = fileURLToPath(new URL('../../../../templates/scenarios', import.meta.url))

/** The scenarios in `templates/scenarios`. */
export class InstalledScenarioFiles implements ScenarioFiles {
  private readonly folder: string

  constructor(folder: string = FOLDER) {
    this.folder = folder
  }

  shipped(): readonly { readonly name: string; readonly text: string }[] {
    try {
      const names = readdirSync(this.folder).filter((name) => name.endsWith('.yaml'))
      return names.sort().map((name) => ({ name, text: readFileSync(join(this.folder, name), 'utf8') }))
    } catch (error) {
      throw ioError(error, 'read', this.folder)
    }
  }
}
