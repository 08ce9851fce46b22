import { beforeAll, describe, expect, it } from 'vitest'
import type { NetworkSnapshot } from '../../../src/model/network.js'
import type { Mapping } from '../../../src/model/mapping.js'
import { makePlan } from '../../../src/plan/make-plan.js'
import { changesOf } from '../../../src/plan/plan.js'
import { applyChanges } from '../../../src/plan/projection/apply-changes.js'
import { lyonInput } from '../../support/lyon-plan.js'
import { call } from './made-network.js'

let before: NetworkSnapshot
let after: NetworkSnapshot
let stated: Mapping

beforeAll(async () => {
  const input = await lyonInput()
  before = input.network
  after = applyChanges(before, changesOf(makePlan(input)))
  stated = input.question.mapping
})

/** Who is reached, over which systems. */
function reached(network: NetworkSnapshot, caller: string, digits: string): string {
  const { reached: end, disposition, legs } = call(network, caller, digits, stated)
  return [end ?? disposition, ...legs.map(({ system }) => system)].join(' ')
}

const NINA = 'dn:\\+17175550111@DN-E164-PT'

/** Caller, digits, before, after; worked out by hand from the cast of three-sites. */
const CALLS = [
  ['user:uwolf', '4711', `${NINA} ucm`, 'person:nina.garcia@example.com ucm lgw webex'],
  ['user:amartin', '84711', `${NINA} ucm`, 'person:nina.garcia@example.com ucm lgw webex'],
  ['user:bclark', '84711', `${NINA} ucm`, 'person:nina.garcia@example.com ucm lgw webex'],
  ['trunk:CUBE-PSTN-LYN', '7175550111', `${NINA} ucm`, 'person:nina.garcia@example.com ucm lgw webex'],
  [
    'trunk:CUBE-PSTN-LYN',
    '7175550150',
    'hunt-pilot:\\+17175550150@HUNT-PT ucm',
    'queue:CA Lyon service@Lyon ucm lgw webex',
  ],
  ['user:uwolf', '4720', 'dn:\\+17175550120@DN-E164-PT ucm', 'dn:\\+17175550120@DN-E164-PT ucm'],
  ['user:ngarcia', '4712', 'dn:\\+17175550112@DN-E164-PT ucm', 'person:otto.meyer@example.com webex'],
  ['user:ngarcia', '4720', 'dn:\\+17175550120@DN-E164-PT ucm', 'dn:\\+17175550120@DN-E164-PT webex lgw ucm'],
  ['user:ngarcia', '84201', 'dn:\\+15125550101@DN-E164-PT ucm', 'dn:\\+15125550101@DN-E164-PT webex lgw ucm'],
  ['user:ngarcia', '+15125550101', 'dn:\\+15125550101@DN-E164-PT ucm', 'dn:\\+15125550101@DN-E164-PT webex lgw ucm'],
  ['user:ngarcia', '913035550142', 'pstn:13035550142 ucm pstn', 'pstn:+13035550142 webex lgw ucm pstn'],
  ['user:ngarcia', '911', 'pstn:911 ucm pstn', 'pstn:911 webex lgw ucm pstn'],
  ['user:ngarcia', '9911', 'pstn:911 ucm pstn', 'pstn:911 webex lgw ucm pstn'],
] as const

describe('Lyon moved, from the bytes of export, organization and gateway through the plan', () => {
  it.each(CALLS)('%s dials %s', (caller, digits, was, is) => {
    expect(reached(before, caller, digits)).toBe(was)
    expect(reached(after, caller, digits)).toBe(is)
  })

  it('callers on premises are internal in Webex, and nothing is missing', () => {
    const { legs, missing, trunkSessions } = call(after, 'user:uwolf', '4711', stated)
    expect(legs.at(-1)).toMatchObject({ trace: { source: 'DIAL_PATTERN', callingNumber: '+17175550121' } })
    expect({ missing, trunkSessions }).toEqual({ missing: [], trunkSessions: 1 })
  })
})
