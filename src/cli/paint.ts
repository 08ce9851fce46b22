import chalk, { Chalk } from 'chalk'
import type { Severity } from '../findings/severity.js'
import type { Paint } from '../report/views/paint.js'
import { PLAIN } from '../report/views/paint.js'

/** Color for a terminal; plain for pipes, `NO_COLOR`, `--no-color` and `--json`. */
export function paint(flags: { readonly json: boolean; readonly 'no-color'?: boolean | undefined }): Paint {
  const off = flags.json || flags['no-color'] === true || process.env['NO_COLOR'] !== undefined || chalk.level === 0
  if (off || !process.stdout.isTTY) return PLAIN
  const ink = new Chalk({ level: chalk.level })
  const tones: Record<Severity, (text: string) => string> = {
    BLOCKER: ink.bold.red,
    HIGH: ink.red,
    MEDIUM: ink.yellow,
    LOW: ink.cyan,
    INFO: ink.gray,
  }
  return {
    severity: (severity) => tones[severity](severity),
    good: ink.green,
    bad: ink.red,
    faint: ink.gray,
    strong: ink.bold,
  }
}
