import { dialableDigits, isPlainNumber } from '../../../dialing/digits.js'
import { finding } from '../../../findings/finding.js'
import type { MappedLocation } from '../../../model/mapping.js'
import type { WebexRoute } from '../../../model/webex/location.js'
import type { WebexDialPlan } from '../../../model/webex/trunk.js'
import { webexName } from '../planned-wave.js'
import { covers, hundredBlocks } from './number-blocks.js'
import type { WebexTargetInput } from './webex-target.js'

/** The name of the dial plan towards Unified CM. */
export function dialPlanName(location: MappedLocation): string {
  return `UCM-${webexName(location)}`
}

/**
 * Patterns towards Unified CM for all numbers of the cluster, in the hundred-blocks in use: calls to who
 * stays are on-net, which extension dialing needs (`corrections` 2). They stay broad through cutover,
 * since a number in Webex beats any pattern (`corrections` 7). A block that a dial plan leads to our
 * gateway already is left out; one that leads elsewhere is told.
 */
export function planDialPlan(input: WebexTargetInput, location: MappedLocation, route: WebexRoute): void {
  const { draft, wave } = input
  const name = dialPlanName(location)
  const current = draft.find('dial-plan', name)
  const others = draft.all('dial-plan').filter((plan) => plan.name !== name)
  const own = new Set(current?.patterns)
  for (const block of hundredBlocks(numbersOfUs(input))) {
    if (own.has(block) || isRouted(input, location, others, block, route)) continue
    own.add(block)
  }
  if (own.size === 0) return
  draft.put(
    'dial-plan',
    name,
    { name, route: current?.route ?? route, patterns: [...own].sort() },
    {
      wave: wave.number,
      phase: 'prepare',
      title: `Send the numbers of Unified CM to ${route.name} by dial plan ${name} (${own.size} patterns).`,
      why: 'Calls between those who moved and those who stay must be on-net; the plan stays broad, since a number in Webex beats it (corrections 2, 7).',
      uses: [{ kind: 'route-group', key: route.name }],
    },
  )
}

/** Every number of the cluster as it is known outside, else as it is dialed inside. */
function numbersOfUs({ question, identities }: WebexTargetInput): ReadonlySet<string> {
  const numbers = new Set<string>()
  const add = (dn: string, partition: string | undefined): void => {
    numbers.add(identities.of(dn, partition).e164 ?? dialableDigits(dn))
  }
  for (const { value } of question.estate.all('directory-number')) add(value.dn, value.partition)
  for (const { value } of question.estate.all('hunt-pilot')) {
    if (isPlainNumber(value.pattern)) add(value.pattern, value.partition)
  }
  for (const { mainNumber } of question.mapping.locations) if (mainNumber !== undefined) numbers.add(mainNumber)
  return numbers
}

/** True when another dial plan has the pattern, or covers it on the same way. */
function isRouted(
  input: WebexTargetInput,
  location: MappedLocation,
  plans: readonly WebexDialPlan[],
  block: string,
  route: WebexRoute,
): boolean {
  for (const plan of plans) {
    const isSame = leadsTo(input, plan.route, route)
    if (isSame && plan.patterns.some((pattern) => covers(pattern, block))) return true
    if (!isSame && plan.patterns.includes(block)) {
      tellElsewhere(input, location, plan, block, route)
      return true
    }
  }
  return false
}

/** True when both routes end at one of the same trunks. */
function leadsTo({ draft }: WebexTargetInput, a: WebexRoute, b: WebexRoute): boolean {
  const trunksOf = ({ kind, name }: WebexRoute): readonly string[] =>
    kind === 'trunk' ? [name] : (draft.find('route-group', name)?.trunks ?? []).map(({ trunk }) => trunk)
  const wanted = new Set(trunksOf(b))
  return trunksOf(a).some((trunk) => wanted.has(trunk))
}

function tellElsewhere(
  { findings, wave }: WebexTargetInput,
  location: MappedLocation,
  plan: WebexDialPlan,
  block: string,
  route: WebexRoute,
): void {
  findings.push(
    finding({
      code: 'RTG-003',
      subject: `dial-plan:${plan.name}|${block}`,
      scope: `wave:${wave.number}`,
      message: `Dial plan ${plan.name} sends ${block} to ${plan.route.name}; a pattern exists once per organization, so it cannot go to ${route.name}.`,
      evidence: [
        { label: 'goes to', value: `${plan.route.kind} ${plan.route.name}` },
        { label: 'planned', value: `${route.kind} ${route.name}` },
      ],
      location: location.name,
      wave: wave.number,
    }),
  )
}
