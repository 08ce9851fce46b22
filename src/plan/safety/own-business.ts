import { listSome } from '../../analysis/evidence.js'
import { dialableDigits } from '../../dialing/digits.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { canonicalJson } from '../../model/fingerprint.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import type { RouteGroup, RouteList } from '../../model/ucm/route-list.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import { findWebex } from '../../model/webex/snapshot.js'
import type { Alteration, Change, UcmObjectChange, WebexObjectChange } from '../change.js'
import type { Plan } from '../plan.js'
import { plannedPartitions } from '../target/ucm/partition-names.js'
import { routedDigits } from '../target/ucm/moving-numbers.js'
import { webexTrunks } from './moment.js'
import type { SafetyInput } from './wave-states.js'

/**
 * WAV-004: a step that deletes what the plan did not make, or changes what is neither ours nor a mover's
 * (DESIGN 6, brakes). What may be done to things of others is listed here, everything else may not:
 * append partitions to a search space, take movers out of line groups, aim forwards anew, add to dial
 * plans and route groups of Webex. A new pattern carries calls of movers and their queues, and leads to
 * Webex.
 */
export function checkOwnBusiness(input: SafetyInput): readonly Finding[] {
  const judge = new BusinessJudge(input)
  return input.plan.waves.flatMap((wave) =>
    wave.changes.flatMap((change) => {
      const problem = judge.problemOf(change)
      judge.note(change)
      if (problem === undefined) return []
      return [
        finding({
          code: 'WAV-004',
          subject: `${change.what.kind}:${change.what.key}`,
          scope: `wave:${wave.number}`,
          wave: wave.number,
          message: `${change.title}: this step ${problem}.`,
          evidence: [{ label: 'step', value: change.id }],
        }),
      ]
    }),
  )
}

class BusinessJudge {
  private readonly input: SafetyInput
  private readonly made = new Set<string>()
  private readonly lines: ReadonlySet<string>
  private readonly moverDigits: ReadonlySet<string>
  private readonly webex: WebexBusiness
  private readonly patterns: PatternBusiness

  constructor(input: SafetyInput) {
    this.input = input
    this.webex = new WebexBusiness(input)
    this.patterns = new PatternBusiness(input)
    const movers = input.plan.movers.filter(({ leftOut }) => leftOut === undefined)
    this.lines = new Set(movers.flatMap(({ lines }) => lines))
    this.moverDigits = new Set([...this.lines].map((key) => key.slice(0, key.lastIndexOf('@'))))
  }

  /** Objects that a step made are the plan's own from then on; what was there before never is. */
  note({ what }: Change): void {
    if (what.system === 'people' || what.system === 'lgw') return
    if (what.system === 'ucm') this.patterns.note(what)
    if (what.before === undefined && !this.wasThere(what)) this.made.add(`${what.system} ${what.kind} ${what.key}`)
  }

  problemOf({ what }: Change): string | undefined {
    switch (what.system) {
      case 'people':
      case 'lgw':
        return undefined
      case 'webex':
        if (this.isOurs(what) || !this.wasThere(what)) return undefined
        return this.webex.problemOf(what)
      case 'ucm':
        return this.patterns.problemOf(what) ?? (this.isOurs(what) ? undefined : this.ucmProblem(what))
    }
  }

  private wasThere(what: UcmObjectChange | WebexObjectChange): boolean {
    if (what.system === 'ucm') return this.input.question.estate.find(what.kind, what.key) !== undefined
    const { webex } = this.input.network
    // What a step says that it found is believed where the organization says nothing: the harder judgement.
    return what.before !== undefined || (webex !== undefined && findWebex(webex, what.kind, what.key) !== undefined)
  }

  private isOurs({
    system,
    kind,
    key,
  }: {
    readonly system: string
    readonly kind: string
    readonly key: string
  }): boolean {
    return this.made.has(`${system} ${kind} ${key}`)
  }

  private ucmProblem(what: UcmObjectChange): string | undefined {
    if (what.before === undefined)
      return what.kind === 'directory-number' || what.kind === 'hunt-pilot' || what.kind === 'line-group'
        ? `makes a ${what.kind}, which no plan does`
        : undefined
    if (what.after === undefined) return `deletes ${what.kind} ${what.key}, which the plan did not make`
    switch (what.kind) {
      case 'css':
        return isAppended(what.before.partitions, what.after.partitions) &&
          isSameBut(what.before, what.after, ['partitions'])
          ? undefined
          : `does more to ${what.key} than append partitions`
      case 'line-group':
        return this.lineGroupProblem(what)
      case 'directory-number':
        return this.numberProblem(what.key, what.before, what.after)
      case 'hunt-pilot':
        return this.pilotProblem(what.key, what.before, what.after)
      default:
        return `changes ${what.kind} ${what.key}, which others made`
    }
  }

  private lineGroupProblem(what: Extract<UcmObjectChange, { kind: 'line-group' }>): string | undefined {
    const { before, after, key } = what
    if (before === undefined || after === undefined) return undefined
    if (!isSameBut(before, after, ['members'])) return `does more to line group ${key} than take members out`
    const kept = new Set(after.members.map((member) => canonicalJson(member)))
    const gone = before.members.filter((member) => !kept.has(canonicalJson(member)))
    if (before.members.length - gone.length !== after.members.length) return `adds members to line group ${key}`
    const stayer = gone.find(({ dn, partition }) => !this.lines.has(patternKey(dn, partition)))
    return stayer === undefined
      ? undefined
      : `takes ${patternKey(stayer.dn, stayer.partition)}, which stays, out of line group ${key}`
  }

  /** A mover's number may be hidden, and so may a copy of it on no device; of the others only forwards change. */
  private numberProblem(key: string, before: DirectoryNumber, after: DirectoryNumber): string | undefined {
    if (before.dn !== after.dn) return `renumbers ${key} to ${after.dn}`
    if (this.lines.has(key)) return undefined
    const unused = this.input.question.estate.appearancesOf(before.dn, before.partition).length === 0
    if (this.moverDigits.has(before.dn) && unused) return undefined
    return isSameBut(before, after, ['forwards']) ? undefined : `changes ${key}, which stays, in more than its forwards`
  }

  private pilotProblem(key: string, before: HuntPilot, after: HuntPilot): string | undefined {
    const fields: readonly (keyof HuntPilot)[] = ['partition', 'forwardNoAnswer', 'forwardBusy', 'queue']
    return isSameBut(before, after, fields)
      ? undefined
      : `does more to hunt pilot ${key} than hide it or aim its overflow`
  }
}

/** What of Webex a plan may change that was there before: things of its places, movers and queues, and additions. */
class WebexBusiness {
  private readonly mails: ReadonlySet<string>
  private readonly places: ReadonlySet<string>
  private readonly queues: ReadonlySet<string>
  private readonly moverNumbers: ReadonlySet<string>
  private readonly numbers: ReadonlySet<string>

  constructor({ plan, network, question: { mapping } }: SafetyInput) {
    const movers = plan.movers.filter(({ leftOut }) => leftOut === undefined)
    const named = new Set(plan.waves.flatMap(({ locations }) => locations))
    const changed = alterationsOf(plan).flatMap((what) =>
      what.system === 'webex' && what.kind === 'queue' ? [what] : [],
    )
    const known = network.webex?.objects.queue ?? []
    const isNew = (key: string): boolean => !known.some((queue) => queue.key === key)
    this.mails = new Set(movers.flatMap(({ mail }) => mail ?? []))
    this.places = new Set([
      ...mapping.locations.flatMap(({ name, webexName }) => (named.has(name) ? [webexName ?? name] : [])),
      ...[...named].filter((name) => !mapping.locations.some((location) => location.name === name)),
    ])
    this.queues = new Set([
      ...movers.flatMap(({ queues }) => queues),
      ...changed.flatMap(({ key, before }) => (before === undefined && isNew(key) ? [key] : [])),
    ])
    this.moverNumbers = new Set(movers.flatMap(({ phoneNumber }) => phoneNumber ?? []))
    this.numbers = new Set([
      ...this.moverNumbers,
      ...known.flatMap(({ key, value }) => (this.queues.has(key) ? (value.phoneNumber ?? []) : [])),
      ...changed.flatMap(({ key, after }) => (isNew(key) && this.queues.has(key) ? (after?.phoneNumber ?? []) : [])),
      ...alterationsOf(plan).flatMap((what) => {
        const isMoved = what.system === 'ucm' && what.kind === 'hunt-pilot' && what.newKey !== undefined
        return isMoved && what.before !== undefined ? [dialableDigits(what.before.pattern)] : []
      }),
    ])
  }

  /** What is wrong with a change to something that is not of the plan's making. */
  problemOf(what: WebexObjectChange): string | undefined {
    const { kind, key, before, after } = what
    if (after === undefined) {
      if (before === undefined || (kind === 'contact' && this.moverNumbers.has(key))) return undefined
      return `deletes ${kind} ${key}, which the plan did not make`
    }
    if (before === undefined) return `makes ${kind} ${key}, which is there already`
    const fields = changedFields(before, after)
    if (fields.length === 0 || this.isAllowed(what, fields)) return undefined
    return this.isOfPlan(what)
      ? `does more to ${kind} ${key} than its move needs: it changes ${listSome(fields, 5)}`
      : `changes ${listSome(fields, 5)} of ${kind} ${key}, which ${kind === 'person' ? 'does not move' : 'is not of this plan'}`
  }

  private isOfPlan({ kind, key }: WebexObjectChange): boolean {
    switch (kind) {
      case 'location':
        return this.places.has(key)
      case 'number':
        return this.numbers.has(key)
      case 'person':
      case 'supervisor':
        return this.mails.has(key)
      case 'queue':
        return this.queues.has(key)
      case 'contact':
        return this.moverNumbers.has(key)
      case 'trunk':
      case 'route-group':
      case 'dial-plan':
        return false
    }
  }

  private isAllowed(what: WebexObjectChange, fields: readonly string[]): boolean {
    if (what.before === undefined || what.after === undefined) return false
    const isOnly = (name: string): boolean => fields.every((field) => field === name)
    switch (what.kind) {
      case 'location': {
        // Nothing that a place says about itself is taken away from it.
        const said: object = what.after
        return this.isOfPlan(what) && Object.keys(what.before).every((name) => name in said)
      }
      case 'number':
        return this.isOfPlan(what) && isOnly('state') && what.after.state === 'ACTIVE'
      case 'person':
      case 'contact':
        return this.isOfPlan(what)
      case 'queue': {
        const agents = new Map(what.after.agents.map(({ mail, joined }) => [mail, joined]))
        const isKept = what.before.agents.every(({ mail, joined }) => agents.has(mail) && (agents.get(mail) || !joined))
        return this.isOfPlan(what) && isOnly('agents') && isKept
      }
      case 'supervisor':
        return this.isOfPlan(what) && isOnly('agents') && isSubset(what.before.agents, what.after.agents)
      case 'dial-plan':
        return isOnly('patterns') && isSubset(what.before.patterns, what.after.patterns)
      case 'route-group':
        return isOnly('trunks') && isSubset(what.before.trunks, what.after.trunks)
      case 'trunk':
        return false
    }
  }
}

/**
 * What a plan may route anew in Unified CM: the very digits of its movers and of the pilots that become
 * queues, out of a partition of its own, to Webex and nowhere else. Anything else is a call of others.
 */
class PatternBusiness {
  private readonly trunks: ReadonlySet<string>
  private readonly partitions: Set<string>
  private readonly digits: ReadonlySet<string>
  private readonly groups: Map<string, RouteGroup>
  private readonly lists: Map<string, RouteList>

  constructor({ plan, question: { estate, mapping } }: SafetyInput) {
    this.trunks = webexTrunks(mapping)
    this.partitions = new Set(
      plan.waves.flatMap(({ locations }) => locations.map((name) => plannedPartitions(mapping, name).webex)),
    )
    const lines = plan.movers.flatMap(({ leftOut, lines }) => (leftOut === undefined ? lines : []))
    const pilots = alterationsOf(plan).flatMap((what) =>
      what.system === 'ucm' && what.kind === 'hunt-pilot' && what.newKey !== undefined ? [what.key] : [],
    )
    this.digits = new Set([
      ...lines.flatMap((key) => {
        const value = estate.find('directory-number', key)?.value
        return value === undefined ? [] : routedDigits(value).map(({ pattern }) => pattern)
      }),
      ...pilots.flatMap((key) => estate.find('hunt-pilot', key)?.value.pattern ?? []),
    ])
    this.groups = new Map(estate.all('route-group').map(({ key, value }) => [key, value]))
    this.lists = new Map(estate.all('route-list').map(({ key, value }) => [key, value]))
  }

  note(what: UcmObjectChange): void {
    if (what.kind === 'partition' && what.before === undefined) this.partitions.add(what.key)
    if (what.kind === 'route-group' && what.after !== undefined) this.groups.set(what.key, what.after)
    if (what.kind === 'route-list' && what.after !== undefined) this.lists.set(what.key, what.after)
  }

  problemOf(what: UcmObjectChange): string | undefined {
    if (what.after === undefined) return undefined
    switch (what.kind) {
      case 'route-pattern':
        return this.patternProblem(what.key, what.after)
      case 'route-group':
        return this.isToWebex(what.after) ? undefined : `leads route group ${what.key} to more than Webex`
      case 'route-list':
        return this.isListToWebex(what.after) ? undefined : `leads route list ${what.key} to more than Webex`
      default:
        return undefined
    }
  }

  private patternProblem(key: string, { pattern, partition, block, target }: RoutePattern): string | undefined {
    if (block) return `makes ${key} block calls`
    if (partition === undefined || !this.partitions.has(partition))
      return `routes ${key}, whose partition is not of this plan`
    if (!this.digits.has(pattern)) return `routes ${key}, which is no number of anybody or anything that moves`
    const list = target === undefined ? undefined : this.lists.get(target)
    const leads = target !== undefined && (this.trunks.has(target) || (list !== undefined && this.isListToWebex(list)))
    return leads ? undefined : `leads ${key} to ${target ?? 'nothing'}, which is not Webex alone`
  }

  private isListToWebex({ members }: RouteList): boolean {
    return (
      members.length > 0 &&
      members.every(({ routeGroup }) => {
        const group = this.groups.get(routeGroup)
        return group !== undefined && this.isToWebex(group)
      })
    )
  }

  private isToWebex({ members }: RouteGroup): boolean {
    return members.length > 0 && members.every(({ device }) => this.trunks.has(device))
  }
}

function alterationsOf({ waves }: Pick<Plan, 'waves'>): readonly Alteration[] {
  return waves.flatMap(({ changes }) => changes.map(({ what }) => what))
}

function isSubset(some: readonly unknown[], all: readonly unknown[]): boolean {
  const known = new Set(all.map((item) => canonicalJson(item)))
  return some.every((item) => known.has(canonicalJson(item)))
}

/** Names of the fields in which two objects differ. */
function changedFields(before: object, after: object): readonly string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const textOf = (value: unknown): string => (value === undefined ? '' : canonicalJson(value))
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => textOf(old.get(name)) !== textOf(now.get(name)))
}

function isAppended(before: readonly string[], after: readonly string[]): boolean {
  return after.length >= before.length && before.every((name, index) => after[index] === name)
}

/** True when two objects differ in these fields at most. */
function isSameBut<T extends object>(before: T, after: T, fields: readonly (keyof T)[]): boolean {
  const without = (value: T): unknown =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !(fields as readonly string[]).includes(name)))
  return canonicalJson(without(before)) === canonicalJson(without(after))
}
