import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { CALLING_PRODUCTS } from '../../model/webex/license.js'
import type { WebexProduct } from '../../model/webex/license.js'
import type { WebexPerson } from '../../model/webex/person.js'
import type { Change } from '../change.js'
import type { SafetyInput } from './wave-states.js'

/**
 * LIC-013 and LIC-012 (`corrections` 6): never a moment without a Calling license, another one only
 * removed in a later step than the one that added Customer Assist, and the entitlement of Unified CM
 * goes, but only after the number has left. Judged step by step on the licenses as they stand.
 */
export function checkLicenses({ network, plan }: SafetyInput): readonly Finding[] {
  const products = new Map(network.webex?.objects.license.map(({ key, value }) => [key, value.product]))
  const people = new Map(network.webex?.objects.person.map(({ key, value }) => [key, value]))
  const has = (person: WebexPerson | undefined, wanted: (product: WebexProduct) => boolean): boolean =>
    (person?.licenses ?? []).some((key) => {
      const product = products.get(key)
      return product !== undefined && wanted(product)
    })
  const findings: Finding[] = []
  for (const wave of plan.waves) {
    const departed = new Set<string>()
    const leaving = leavingMovers(wave.changes)
    for (const change of wave.changes) {
      const { what } = change
      if (what.system === 'ucm' && isDeparture(change)) for (const mover of change.movers) departed.add(mover)
      if (what.system !== 'webex' || what.kind !== 'person') continue
      const [before, after] = [people.get(what.key), what.after]
      const isAssist = (product: WebexProduct): boolean => product === 'customer-assist'
      const isOther = (product: WebexProduct): boolean => CALLING_PRODUCTS.has(product) && !isAssist(product)
      const isCalling = (product: WebexProduct): boolean => CALLING_PRODUCTS.has(product)
      if (has(before, isCalling) && !has(after, isCalling)) {
        findings.push(problem('LIC-013', change, wave.number, `leaves ${what.key} without any Calling license`))
      } else if (has(before, isOther) && !has(after, isOther) && !has(before, isAssist)) {
        findings.push(
          problem(
            'LIC-013',
            change,
            wave.number,
            `takes the Calling license of ${what.key} before Customer Assist is there`,
          ),
        )
      }
      const isUcm = (product: WebexProduct): boolean => product === 'ucm'
      if (
        has(before, isUcm) &&
        !has(after, isUcm) &&
        change.movers.some((mover) => leaving.has(mover) && !departed.has(mover))
      ) {
        findings.push(
          problem(
            'LIC-012',
            change,
            wave.number,
            `removes the Unified CM entitlement of ${what.key} before the number has left`,
          ),
        )
      }
      if (after === undefined) people.delete(what.key)
      else people.set(what.key, after)
    }
    for (const { mail, leftOut, label, wave: own } of plan.movers) {
      if (own !== wave.number || leftOut !== undefined || mail === undefined || wave.changes.length === 0) continue
      if (!has(people.get(mail), (product) => product === 'ucm')) continue
      findings.push(
        finding({
          code: 'LIC-012',
          subject: `person:${mail}`,
          scope: `wave:${wave.number}`,
          wave: wave.number,
          message: `${label} keeps the Unified CM entitlement: removing it completes the move, and no step of wave ${wave.number} does.`,
          evidence: [],
        }),
      )
    }
  }
  return findings
}

/** Steps that take a number out of its partition. */
function isDeparture({ what }: Change): boolean {
  return (
    what.system === 'ucm' && what.kind === 'directory-number' && what.newKey !== undefined && what.newKey !== what.key
  )
}

function leavingMovers(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.filter(isDeparture).flatMap(({ movers }) => movers))
}

function problem(code: 'LIC-012' | 'LIC-013', change: Change, wave: number, what: string): Finding {
  return finding({
    code,
    subject: `person:${change.what.key}`,
    scope: `wave:${wave}`,
    wave,
    message: `${change.title}: this step ${what}.`,
    evidence: [{ label: 'step', value: change.id }],
  })
}
