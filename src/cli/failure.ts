import { Errors } from '@oclif/core'
import { UserError } from '../findings/user-error.js'
import { EXIT_CODES, exitCodeOf } from './exit-codes.js'
import { writeData, writeTalk } from './output.js'

/** What stdout carries under `--json` when a command fails. */
export interface ErrorDocument {
  readonly schema: 'rehome/error/v1'
  readonly kind: 'error' | 'usage' | 'refused' | 'defect'
  readonly message: string
  readonly hint?: string
  readonly exitCode: number
}

export interface FailureContext {
  /** As typed in front of `--help`, e.g. `rehome ingest ucm`. */
  readonly command: string
  readonly version: string
  readonly json: boolean
}

/** Prints a failure where people and programs look for it, and returns the exit code. */
export async function reportFailure(error: unknown, context: FailureContext): Promise<number> {
  const document = describeFailure(error, context)
  if (document.kind === 'defect') {
    writeTalk(error instanceof Error ? (error.stack ?? error.message) : String(error))
    writeTalk(`error: this is a defect in rehome ${context.version}, not in your input; please report the lines above`)
  } else {
    writeTalk(`error: ${document.message}`)
    if (document.hint !== undefined) writeTalk(`hint: ${document.hint}`)
  }
  if (context.json) await writeData(`${JSON.stringify(document, undefined, 2)}\n`)
  return document.exitCode
}

/** The three fates of trouble at the end of a command: operator can act, wrong command line, our defect. */
export function describeFailure(error: unknown, context: Pick<FailureContext, 'command'>): ErrorDocument {
  if (error instanceof UserError) {
    return {
      schema: 'rehome/error/v1',
      kind: error.kind,
      message: withoutParser(error.message),
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      exitCode: exitCodeOf(error.kind),
    }
  }
  if (error instanceof Errors.CLIError && error.oclif.exit === EXIT_CODES.usage.code) {
    return {
      schema: 'rehome/error/v1',
      kind: 'usage',
      message: withoutParser(error.message).replaceAll(/\s+/g, ' ').trim(),
      hint: `${context.command} --help`,
      exitCode: EXIT_CODES.usage.code,
    }
  }
  return {
    schema: 'rehome/error/v1',
    kind: 'defect',
    message: error instanceof Error ? error.message : String(error),
    exitCode: EXIT_CODES.error.code,
  }
}

/** The parser puts words of its own around a message, also of ours, and appends advice on further lines. */
function withoutParser(text: string): string {
  const [wrapped = ''] = text.split('\nSee more help')
  const [, flag, inner] = /^Parsing (--\S+)\s+(.*)$/s.exec(wrapped) ?? []
  if (flag === undefined || inner === undefined) return wrapped
  return inner.startsWith(flag) ? inner : `${flag}: ${inner}`
}

/** True when `--json` stands on the command line, also where the rest of it cannot be parsed. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json')
}
