import { Flags } from '@oclif/core'
import { UserError } from '../../findings/user-error.js'
import type { DerivedRosterOptions } from '../../workflows/inputs/derive-roster.js'

export const rosterFlags = {
  'from-hunt-pilots': Flags.boolean({ summary: 'Make it out of the members of hunt pilots.' }),
  pilot: Flags.string({
    multiple: true,
    helpValue: 'DIGITS',
    dependsOn: ['from-hunt-pilots'],
    summary: 'Only these pilots: digits, or pattern@partition; may be repeated.',
  }),
  'from-icd': Flags.boolean({ summary: 'Make it out of the ICD extensions and devices of Contact Center Express.' }),
  output: Flags.string({
    char: 'o',
    helpValue: 'FILE',
    summary: 'Write what was made out of the export as CSV instead of taking it in.',
  }),
}

interface GivenFlags {
  readonly 'from-hunt-pilots': boolean
  readonly 'from-icd': boolean
  readonly pilot?: readonly string[] | undefined
  readonly output?: string | undefined
}

export type RosterSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'export'; readonly options: DerivedRosterOptions }

/** Exactly one source: a file, or the export; UserError (usage) otherwise. */
export function rosterSource(file: string | undefined, flags: GivenFlags): RosterSource {
  const { 'from-hunt-pilots': huntPilots, 'from-icd': icd, pilot: pilots = [], output } = flags
  const derived = huntPilots || icd
  if (file !== undefined && derived) throw usage('a file and --from-hunt-pilots or --from-icd exclude each other')
  if (file !== undefined && output !== undefined) throw usage('-o writes what was made out of the export, not a file')
  if (file !== undefined) return { kind: 'file', path: file }
  if (!derived) throw usage('no roster was named')
  return { kind: 'export', options: { huntPilots, icd, pilots, ...(output === undefined ? {} : { output }) } }
}

function usage(what: string): UserError {
  return new UserError(what, {
    kind: 'usage',
    hint: 'rehome ingest roster agents.csv, or rehome ingest roster --from-hunt-pilots',
  })
}
