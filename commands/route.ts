import { Args } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { CALLER_FORMS } from '../src/cli/input/caller-grammar.js'
import { readCallRequests, requiredCaller } from '../src/cli/input/call-requests.js'
import { EXIT_CODES } from '../src/cli/exit-codes.js'
import { routeOptions, ROUTE_FLAGS } from '../src/cli/flags/route-flags.js'
import { withWorkspace } from '../src/cli/workspace-session.js'
import { paint } from '../src/cli/paint.js'
import { routedCallsView } from '../src/report/views/network-trace-view.js'
import { routedSpaceJson, routedSpaceView } from '../src/report/views/routed-space-view.js'
import { routeAt } from '../src/workflows/calls/route-at.js'
import { routeSpace } from '../src/workflows/calls/route-space.js'

export default class Route extends BaseCommand {
  static override summary = 'Route a call: every hop, who won and who lost, and where it ends.'
  static override description =
    `A caller is ${CALLER_FORMS.join(', ')}, or a bare word that means one thing. With - as caller, lines «caller digits» are read from standard input; a line that cannot be routed is reported, the others are routed, and the command leaves with 2.`
  static override examples = [
    '<%= config.bin %> route css:E911CSS 911',
    "<%= config.bin %> route 'line:4925010000@<None>' 4925010001",
    '<%= config.bin %> route user:uwolf 4711 --at wave:1',
    '<%= config.bin %> route css:LINE-CSS 10XX --all',
    "<%= config.bin %> route user:uwolf 5000 --when '2026-11-22T17:30[America/New_York]'",
    '<%= config.bin %> route - < calls.txt',
  ]
  static override args = {
    caller: Args.string({ ignoreStdin: true, description: 'Who calls, or - for standard input.' }),
    digits: Args.string({ ignoreStdin: true, description: 'What is dialed.' }),
  }
  static override flags = ROUTE_FLAGS

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Route)
    if (flags.all) {
      const asked = { ...routeOptions(flags), ...requiredCaller(args.caller), pattern: args.digits }
      const space = await withWorkspace(flags, 'read', (workspace, time) => routeSpace(workspace, time.today(), asked))
      const text = routedSpaceView(space, paint(flags))
      await this.outcome({ schema: 'rehome/route-all/v1', json: routedSpaceJson(space), text }, flags)
      return
    }
    const { requests, refused: unread } = await readCallRequests(args, flags.from)
    const options = routeOptions(flags)
    const routed = await withWorkspace(flags, 'read', (workspace, time) =>
      routeAt(workspace, time.today(), { ...options, requests }),
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
