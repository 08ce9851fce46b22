import { Flags } from '@oclif/core'
import { GATEWAY_LAYOUTS } from '../../plan/plan-input.js'

/** `--layout`: which generation of gateway configuration a plan writes. */
export const layoutFlag = Flags.option({
  options: GATEWAY_LAYOUTS,
  default: 'current',
  summary: 'Generation of the gateway configuration.',
})()
