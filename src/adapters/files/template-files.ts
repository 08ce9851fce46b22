import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TemplateFiles } from '../../plan/ports.js'
import { ioError } from '../system/io-error.js'

/** From dist/src/adapters/files to the root of the package. */
const FOLDER = fileURLToPath(new URL('../../../../templates/lgw', import.meta.url))

/** The gateway templates in `templates/lgw`. */
export class InstalledTemplateFiles implements TemplateFiles {
  private readonly folder: string

  constructor(folder: string = FOLDER) {
    this.folder = folder
  }

  async gateway(): Promise<{ readonly current: string; readonly older: string }> {
    const [current, older] = await Promise.all([this.text('current.liquid'), this.text('older.liquid')])
    return { current, older }
  }

  private async text(name: string): Promise<string> {
    const path = join(this.folder, name)
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      throw ioError(error, 'read', path)
    }
  }
}
