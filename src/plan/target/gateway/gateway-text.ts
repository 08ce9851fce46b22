import { Liquid, LiquidError } from 'liquidjs'
import { UserError } from '../../../findings/user-error.js'
import type { LgwSnapshot } from '../../../model/lgw/snapshot.js'
import { checkRoutes } from './route-check.js'
import { templateValues } from './template-values.js'
import { undoLines } from './undo-lines.js'

/** One registering trunk of Webex Calling toward Unified CM, on one gateway. */
export interface GatewayInput {
  /** Undefined for a gateway of which no configuration was read: it is taken for empty. */
  readonly snapshot: LgwSnapshot | undefined
  /** Name of the gateway. */
  readonly gateway: string
  /** One dial-peer for each neighbor, or x00 in and x01 out (`local-gateway` 1.6). */
  readonly layout: 'current' | 'older'
  /** Name of the Webex trunk. */
  readonly trunk: string
  readonly ucm: {
    /** Names or addresses, in the order in which they are tried. */
    readonly nodes: readonly string[]
    /** Port to which the gateway sends, and which stands in the Via of Unified CM. */
    readonly listeningPort: number
    /** Port to which Unified CM sends, where that is not 5060. */
    readonly gatewayPort?: number
  }
  /** e.g. `GigabitEthernet0/0/1`. */
  readonly bindInterface: string
  /** Text of the two templates. */
  readonly templates: { readonly current: string; readonly older: string }
}

export interface GatewayText {
  /** Commands of configuration mode, with indentation, in the order in which they are entered. */
  readonly lines: readonly string[]
  /** What takes exactly these back. */
  readonly undo: readonly string[]
  /** What a person must see to besides: secrets, certificates, names that nobody resolves. */
  readonly remarks: readonly string[]
}

/**
 * The text for one new trunk (`local-gateway` 1.2 to 1.6). Objects of others are left as they are: tags
 * are free ones, settings of the gateway as a whole are added only where they are absent. The result is
 * read back and calls are routed through it before it is returned. Throws UserError for input that cannot
 * be entered, and where the gateway as it stands would take the calls of the new trunk.
 */
export function planGateway(input: GatewayInput): GatewayText {
  const { values, remarks } = templateValues(input)
  const lines = render(input.templates[input.layout], input.layout, { ...values })
  checkRoutes(input, lines)
  return { lines, undo: undoLines(lines, input.snapshot), remarks }
}

function render(template: string, layout: string, values: object): readonly string[] {
  const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, templates: {} })
  try {
    const text: unknown = engine.parseAndRenderSync(template, values)
    return String(text)
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('!'))
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error
    throw new UserError(
      `The gateway template "${layout}" cannot be filled in: ${error.message.split('\n', 1)[0] ?? ''}`,
      {
        hint: 'Compare it with the one that was shipped in templates/lgw.',
      },
    )
  }
}
