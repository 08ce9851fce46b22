import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { CALLER_FORMS } from '../src/cli/caller-grammar.js'
import { readCallRequests } from '../src/cli/call-requests.js'
import { EXIT_CODES } from '../src/cli/exit-codes.js'
import { INSTANT_FORMS, parseInstant } from '../src/cli/instant.js'
import { withWorkspace } from '../src/cli/workspace-session.js'
import { paint } from '../src/cli/paint.js'
import { routedCallsView } from '../src/report/views/network-trace-view.js'
import { routeAt } from '../src/workflows/calls/route-at.js'

export default class Route extends BaseCommand {
  static override summary = 'Route a call: every hop, who won and who lost, and where it ends.'
  static override description =
    `A caller is ${CALLER_FORMS.join(', ')}, or a bare word that means one thing. With - as caller, lines «caller digits» are read from standard input; a line that cannot be routed is reported, the others are routed, and the command leaves with 2.`
  static override examples = [
    '<%= config.bin %> route css:E911CSS 911',
    "<%= config.bin %> route 'line:4925010000@<None>' 4925010001",
    '<%= config.bin %> route user:uwolf 4711 --at wave:1',
    '<%= config.bin %> route - < calls.txt',
  ]
  static override args = {
    caller: Args.string({ ignoreStdin: true, description: 'Who calls, or - for standard input.' }),
    digits: Args.string({ ignoreStdin: true, description: 'What is dialed.' }),
  }
  static override flags = {
    'en-bloc': Flags.boolean({
      summary: 'All digits at once, as from a trunk or a speed dial; no waiting.',
      exclusive: ['by-digit'],
    }),
    'by-digit': Flags.boolean({ summary: 'Key by key, with the inter-digit timeout.' }),
    at: Flags.string({
      summary: 'Before the plan, with its waves done up to N, after all of them, or as the twin stands.',
      helpValue: INSTANT_FORMS,
      default: 'before',
    }),
    plan: Flags.string({ summary: 'The plan meant by --at; by default the one made last.', helpValue: 'ID' }),
    from: Flags.string({ summary: 'Read calls from a file, one «caller digits» per line.', helpValue: 'FILE' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Route)
    const { requests, refused: unread } = await readCallRequests(args, flags.from)
    const mode = flags['en-bloc'] ? 'en-bloc' : flags['by-digit'] ? 'digit-by-digit' : undefined
    const at = parseInstant(flags.at)
    const routed = await withWorkspace(flags, 'read', (workspace, time) =>
      routeAt(workspace, time.today(), { at, planId: flags.plan, requests, mode }),
    )
    const refused = [...unread, ...(routed.refused ?? [])]
    for (const { place, message, hint } of refused) {
      this.talk(`error: ${place}: ${message}${hint === undefined ? '' : ` (${hint})`}`)
    }
    const json = refused.length === 0 ? routed : { ...routed, refused }
    const exitCode = refused.length === 0 ? EXIT_CODES.done.code : EXIT_CODES.usage.code
    await this.outcome(
      { schema: 'rehome/route/v1', json, text: routedCallsView(routed, paint(flags)), exitCode },
      flags,
    )
  }
}
