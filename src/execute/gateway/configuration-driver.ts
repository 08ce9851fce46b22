import type { GatewayChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import type { SystemReader } from '../system-reader.js'
import { foreignLines, linesNotInEffect } from './entered-lines.js'

/** What a block of lines is to a gateway: entered, or not yet. */
export interface EnteredBlock {
  readonly entered: boolean
  /** Lines in sections that the block makes and that are not its own. */
  readonly foreign: readonly string[]
}

/** As it shall be. */
export const ENTERED: EnteredBlock = { entered: true, foreign: [] }
export const NOT_ENTERED: EnteredBlock = { entered: false, foreign: [] }

/**
 * A block of lines in configuration mode. It goes in whole: commands that are there already are
 * entered again without effect, so a block that was refused in the middle can be repeated
 * (`local-gateway` 5). `fill` puts in what only exists once the trunk does.
 */
export function configurationDriver(
  { key, lines, undo }: GatewayChange,
  reader: SystemReader,
  fill: (lines: readonly string[]) => Promise<readonly string[]>,
): Driver<EnteredBlock> {
  return {
    rules: {},
    async read() {
      const running = await reader.runningConfig(key)
      const wanted = await fill(lines)
      return {
        entered: linesNotInEffect(running, wanted).length === 0,
        foreign: foreignLines(running, wanted, undo),
      }
    },
    async next() {
      return { send: { to: 'lgw', gateway: key, lines: await fill(lines) } }
    },
  }
}
