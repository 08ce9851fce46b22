import { Flags } from '@oclif/core'
import { UserError } from '../../findings/user-error.js'
import type { WebexSource } from '../../workflows/inputs/ingest-webex.js'

const TOKEN = 'REHOME_WEBEX_TOKEN'
const ADDRESS = 'REHOME_WEBEX_URL'

/** Where an organization is read from. The token comes from the environment only. */
export const WEBEX_FLAGS = {
  from: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'PATH',
    summary:
      'Folder, tar or zip of saved answers, a .json of them, or a CSV export of Control Hub; may be given again.',
  }),
  live: Flags.boolean({ summary: `Ask the Webex API; the token stands in ${TOKEN}.` }),
  empty: Flags.boolean({ summary: 'State that the organization holds nothing yet.' }),
  org: Flags.string({
    helpValue: 'ID',
    dependsOn: ['live'],
    summary: 'Organization to ask for, where the token of a partner sees several.',
  }),
  save: Flags.string({
    helpValue: 'FOLDER',
    dependsOn: ['live'],
    summary: 'New folder that gets the answers as files, without secrets; --from reads it again.',
  }),
  replace: Flags.boolean({
    summary: 'Take the place of the current organization even where kinds, or most people, of it are not read now.',
  }),
  'person-settings': Flags.boolean({
    allowNo: true,
    default: true,
    summary: 'Ask each person with a Calling license for voicemail and forwarding (two requests each).',
  }),
  'requests-per-second': Flags.integer({
    default: 5,
    min: 1,
    max: 100,
    helpValue: 'N',
    summary: 'How fast requests may follow one another.',
  }),
} as const

interface WebexFlagValues {
  readonly from?: readonly string[] | undefined
  readonly live?: boolean | undefined
  readonly empty: boolean
  readonly org?: string | undefined
  readonly save?: string | undefined
  readonly 'person-settings'?: boolean | undefined
}

/** What the flags say about the source: exactly one of the three. */
export function webexSource(flags: WebexFlagValues): WebexSource {
  const { from = [], live = false, empty } = flags
  const said = [from.length > 0, live, empty].filter(Boolean).length
  if (said !== 1) {
    throw new UserError('say where the organization is read from, or that it is empty: one of the three', {
      kind: 'usage',
      hint: 'rehome ingest webex --from <folder of saved answers>, rehome ingest webex --live, or rehome ingest webex --empty',
    })
  }
  if (empty) return { empty }
  if (!live) return { from }
  return {
    live: { organization: flags.org, personSettings: flags['person-settings'] ?? true, save: flags.save },
  }
}

/**
 * Token and address from the environment.
 *
 * @throws UserError (usage) when there is no token, or it cannot be one; it is never shown
 */
export function webexAccess(
  flags: { readonly 'requests-per-second': number },
  environment: Readonly<Record<string, string | undefined>>,
): { readonly token: string; readonly address: string | undefined; readonly requestsPerSecond: number } {
  const token = environment[TOKEN]?.trim() ?? ''
  if (!/^[\w.~+/=-]+$/.test(token)) {
    throw new UserError(token === '' ? `there is no token in ${TOKEN}` : `what stands in ${TOKEN} is no token`, {
      kind: 'usage',
      hint: `Put the access token alone into the environment variable ${TOKEN}, without quotes or "Bearer"; never into a flag or a file of the workspace.`,
    })
  }
  const address = environment[ADDRESS]?.trim()
  return {
    token,
    address: address === '' ? undefined : address,
    requestsPerSecond: flags['requests-per-second'],
  }
}
