import { Command, Errors, Flags } from '@oclif/core'
import { EXIT_CODES } from './exit-codes.js'
import { reportFailure, wantsJson } from './failure.js'
import { quietWhenReaderLeaves, writeData, writeTalk } from './output.js'

/** What a view makes of a result: the document for programs, the text for people, and how it ended. */
export interface Outcome {
  /** `rehome/<what>/v1` */
  readonly schema: string
  readonly json: object
  /** Without the newline at its end; nothing is printed where it is empty. */
  readonly text: string
  /** By default 0. */
  readonly exitCode?: number
}

const GLOBAL = 'GLOBAL'

/** Seconds that a command waits for another one that writes to the workspace. */
const DEFAULT_WAIT_SECONDS = 10

/** What every command has in common: global flags, output, the fates of trouble. */
export abstract class BaseCommand extends Command {
  static override baseFlags = {
    workspace: Flags.string({
      char: 'C',
      env: 'REHOME_WORKSPACE',
      helpGroup: GLOBAL,
      helpValue: 'DIR',
      summary: 'Workspace folder; by default the nearest one at or above the current folder.',
    }),
    cluster: Flags.string({
      env: 'REHOME_CLUSTER',
      helpGroup: GLOBAL,
      helpValue: 'NAME',
      summary: 'Which Unified CM cluster, where the workspace holds several.',
    }),
    json: Flags.boolean({ helpGroup: GLOBAL, summary: 'Print one JSON document instead of text.' }),
    wait: Flags.integer({
      default: DEFAULT_WAIT_SECONDS,
      min: 0,
      helpGroup: GLOBAL,
      helpValue: 'SECONDS',
      summary: 'How long to wait for another command that writes to the workspace.',
    }),
    // Read by the color library itself; declared so that it is a known flag.
    'no-color': Flags.boolean({ helpGroup: GLOBAL, summary: 'Plain text without color.' }),
  }

  protected override async init(): Promise<void> {
    await super.init()
    quietWhenReaderLeaves()
    process.once('SIGINT', leaveInterrupted)
  }

  /** Prints the document under `--json`, else the text; leaves with the exit code of the outcome. */
  protected async outcome(outcome: Outcome, flags: { readonly json: boolean }): Promise<void> {
    const document = { schema: outcome.schema, ...outcome.json }
    const text = flags.json ? JSON.stringify(document, undefined, 2) : outcome.text
    if (text !== '') await writeData(`${text}\n`)
    if (outcome.exitCode !== undefined && outcome.exitCode !== EXIT_CODES.done.code) this.exit(outcome.exitCode)
  }

  /** A remark for the person at the terminal; never data. */
  protected talk(text: string): void {
    writeTalk(text)
  }

  protected override async catch(error: Error & { exitCode?: number }): Promise<void> {
    // Output is complete already; the exit code is all that is left.
    if (error instanceof Errors.ExitError) throw error
    const code = await reportFailure(error, {
      command: [this.config.bin, ...(this.id ?? '').split(':')].join(' '),
      version: this.config.version,
      json: wantsJson(this.argv),
    })
    this.exit(code)
  }

  protected override async finally(error: Error | undefined): Promise<void> {
    process.off('SIGINT', leaveInterrupted)
    await super.finally(error)
  }
}

/** Through process.exit, so that locks are given back on the way out. */
function leaveInterrupted(): void {
  writeTalk('interrupted')
  process.exit(EXIT_CODES.interrupted.code)
}
