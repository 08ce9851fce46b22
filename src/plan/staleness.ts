import { compareText } from '../findings/finding.js'
import type { PlanBasis } from './plan.js'

const WORDS = {
  ucm: 'the Unified CM export',
  webex: 'the Webex organization',
  mapping: 'the mapping',
  roster: 'the roster',
  answers: "people's answers",
  settings: 'the settings',
} as const

/**
 * What a plan was made from and is no longer so, in words; empty while it is fresh. Something that was
 * not there then and is now counts as changed, and so does the reverse.
 */
export function staleness(made: PlanBasis, current: PlanBasis): readonly string[] {
  const plain = (Object.keys(WORDS) as (keyof typeof WORDS)[])
    .filter((key) => made[key] !== current[key])
    .map((key) => `${WORDS[key]} ${changeWord(made[key], current[key])}`)
  const names = [...new Set([...Object.keys(made.gateways), ...Object.keys(current.gateways)])].sort(compareText)
  const gateways = names
    .filter((name) => made.gateways[name] !== current.gateways[name])
    .map((name) => `the configuration of gateway ${name} ${changeWord(made.gateways[name], current.gateways[name])}`)
  return [...plain, ...gateways]
}

function changeWord(before: string | undefined, after: string | undefined): string {
  return before === undefined ? 'came in' : after === undefined ? 'is gone' : 'changed'
}
