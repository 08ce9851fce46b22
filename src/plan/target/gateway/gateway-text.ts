import { Liquid, LiquidError } from 'liquidjs'
import { UserError } from '../../../findings/user-error.js'
import type { GatewayInput, GatewayText } from './gateway-input.js'
import { checkRoutes } from './route-check.js'
import { templateValues } from './template-values.js'
import { undoLines } from './undo-lines.js'

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
