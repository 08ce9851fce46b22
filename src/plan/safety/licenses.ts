import { listSome } from '../../analysis/evidence.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { CALLING_PRODUCTS } from '../../model/webex/license.js'
import type { WebexProduct } from '../../model/webex/license.js'
import type { WebexPerson } from '../../model/webex/person.js'
import type { Change, WebexObjectChange } from '../change.js'
import type { PlannedMover, PlannedWave } from '../plan.js'
import type { SafetyInput } from './wave-states.js'

/**
 * LIC-013 and LIC-012 (`corrections` 6): never a moment without a Calling license, no number hidden before
 * there is one, another one only removed in a later step than the one that added Customer Assist, and the
 * entitlement of Unified CM goes, but only after the number has left. WAV-004: any other license is not the
 * plan's business. Judged step by step on the licenses as they stand.
 */
export function checkLicenses(input: SafetyInput): readonly Finding[] {
  const judge = new LicenseJudge(input)
  return input.plan.waves.flatMap((wave) => judge.judge(wave))
}

type PersonChange = Extract<WebexObjectChange, { kind: 'person' }>

const isAssist = (product: WebexProduct): boolean => product === 'customer-assist'
const isCalling = (product: WebexProduct): boolean => CALLING_PRODUCTS.has(product)
const isOther = (product: WebexProduct): boolean => isCalling(product) && !isAssist(product)
const isUcm = (product: WebexProduct): boolean => product === 'ucm'

class LicenseJudge {
  private readonly movers: readonly PlannedMover[]
  /** Undefined while no organization was read: nothing is known about anybody's licenses then. */
  private readonly products: ReadonlyMap<string, WebexProduct | undefined> | undefined
  private readonly people: Map<string, WebexPerson>
  private readonly owners: ReadonlyMap<string, PlannedMover>

  constructor({ network, plan }: SafetyInput) {
    const { webex } = network
    this.movers = plan.movers.filter(({ leftOut }) => leftOut === undefined)
    this.products = webex && new Map(webex.objects.license.map(({ key, value }) => [key, value.product]))
    this.people = new Map(webex?.objects.person.map(({ key, value }) => [key, value]))
    this.owners = new Map(this.movers.flatMap((mover) => mover.lines.map((key) => [key, mover] as const)))
  }

  judge(wave: PlannedWave): readonly Finding[] {
    const departed = new Set<string>()
    const leaving = new Set(wave.changes.filter(isDeparture).flatMap(({ movers }) => movers))
    const findings: Finding[] = []
    for (const change of wave.changes) {
      const { what } = change
      if (isDeparture(change)) {
        for (const mover of change.movers) departed.add(mover)
        findings.push(...this.hiddenTooEarly(change, wave.number))
      }
      if (what.system !== 'webex' || what.kind !== 'person') continue
      const isTooEarly = change.movers.some((mover) => leaving.has(mover) && !departed.has(mover))
      findings.push(...this.personFindings(change, what, wave.number, isTooEarly))
      if (what.after === undefined) this.people.delete(what.key)
      else this.people.set(what.key, what.after)
    }
    return [...findings, ...this.keptEntitlements(wave)]
  }

  private personFindings(change: Change, what: PersonChange, wave: number, isTooEarly: boolean): readonly Finding[] {
    const { key, after } = what
    const before = this.people.get(key)
    const loses = (wanted: (product: WebexProduct) => boolean): boolean =>
      this.has(before, wanted) && !this.has(after, wanted)
    const findings: Finding[] = []
    if (loses(isCalling)) {
      findings.push(problem('LIC-013', change, wave, key, `leaves ${key} without any Calling license`))
    } else if (loses(isOther) && !this.has(before, isAssist)) {
      const text = `takes the Calling license of ${key} before Customer Assist is there`
      findings.push(problem('LIC-013', change, wave, key, text))
    }
    if (loses(isUcm) && isTooEarly) {
      const text = `removes the Unified CM entitlement of ${key} before the number has left`
      findings.push(problem('LIC-012', change, wave, key, text))
    }
    const others = after === undefined ? [] : this.othersLost(before, after)
    if (others.length > 0)
      findings.push(problem('WAV-004', change, wave, key, `takes ${listSome(others)} from ${key}, which no move needs`))
    return findings
  }

  /** Licenses that go and are neither a Calling license nor the entitlement of Unified CM. */
  private othersLost(before: WebexPerson | undefined, after: WebexPerson): readonly string[] {
    const kept = new Set(after.licenses)
    return (before?.licenses ?? []).filter((key) => {
      const product = this.products?.get(key)
      return !kept.has(key) && (product === undefined || (!isCalling(product) && !isUcm(product)))
    })
  }

  /** LIC-013: the number leaves Unified CM while nothing in Webex can take its place. */
  private hiddenTooEarly(change: Change, wave: number): readonly Finding[] {
    const mover = this.owners.get(change.what.key)
    if (this.products === undefined || mover?.mail === undefined) return []
    if (this.has(this.people.get(mover.mail), isCalling)) return []
    const text = `hides the number of ${mover.label}, who holds no Calling license by then`
    return [problem('LIC-013', change, wave, mover.mail, text)]
  }

  private keptEntitlements({ number, changes }: PlannedWave): readonly Finding[] {
    if (changes.length === 0) return []
    return this.movers.flatMap(({ mail, label, wave }) => {
      if (wave !== number || mail === undefined || !this.has(this.people.get(mail), isUcm)) return []
      return [
        finding({
          code: 'LIC-012',
          subject: `person:${mail}`,
          scope: `wave:${number}`,
          wave: number,
          message: `${label} keeps the Unified CM entitlement: removing it completes the move, and no step of wave ${number} does.`,
          evidence: [],
        }),
      ]
    })
  }

  private has(person: WebexPerson | undefined, wanted: (product: WebexProduct) => boolean): boolean {
    return (person?.licenses ?? []).some((key) => {
      const product = this.products?.get(key)
      return product !== undefined && wanted(product)
    })
  }
}

/** Steps that take a number out of its partition. */
function isDeparture({ what }: Change): boolean {
  return (
    what.system === 'ucm' && what.kind === 'directory-number' && what.newKey !== undefined && what.newKey !== what.key
  )
}

function problem(
  code: 'LIC-012' | 'LIC-013' | 'WAV-004',
  change: Change,
  wave: number,
  mail: string,
  what: string,
): Finding {
  return finding({
    code,
    subject: `person:${mail}`,
    scope: `wave:${wave}`,
    wave,
    message: `${change.title}: this step ${what}.`,
    evidence: [{ label: 'step', value: change.id }],
  })
}
