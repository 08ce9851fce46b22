import type { IdentityBook } from '../../analysis/identity-book.js'
import { ownerOfLine } from '../../analysis/person-lines.js'
import type { QuestionInput } from '../../analysis/question.js'
import { dialableDigits, parseDialedDigits } from '../../dialing/digits.js'
import type { Entry } from '../../model/snapshot.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import { userLabel } from '../../model/ucm/end-user.js'
import { patternKey } from '../../model/ucm/partition.js'
import { callerOfLine } from '../../routing/ucm/resolve-caller.js'
import type { WaveScope } from './planned-wave.js'

type Number = Entry<DirectoryNumber>

/** Lines that stay and that agents must be able to find, indexed once per plan. */
export class StayingLines {
  private readonly question: QuestionInput
  private readonly byLocation = new Map<string, Number[]>()
  private readonly byPickupGroup = new Map<string, Number[]>()
  private readonly byLineGroupMate = new Map<string, string[]>()

  constructor(question: QuestionInput, identities: IdentityBook) {
    this.question = question
    const { estate } = question
    for (const entry of estate.all('directory-number')) {
      const { dn, partition, callPickupGroup } = entry.value
      if (estate.appearancesOf(dn, partition).length === 0) continue
      const location = identities.locationOf(dn, partition)?.name
      if (location !== undefined) push(this.byLocation, location, entry)
      if (callPickupGroup !== undefined) push(this.byPickupGroup, callPickupGroup, entry)
    }
    for (const { value: group } of estate.all('line-group')) {
      for (const { dn, partition } of group.members) push(this.byLineGroupMate, patternKey(dn, partition), group.name)
    }
  }

  /**
   * Whom the movers of a wave must be able to call: everybody who stays at their locations, in their
   * pickup and line groups, and behind their forwards. Sorted by key; lines that leave are not among them.
   */
  neededBy(wave: WaveScope, leaving: ReadonlySet<string>): readonly Number[] {
    const { estate } = this.question
    const found = new Map<string, Number>()
    const add = (entry: Number): void => {
      if (!leaving.has(entry.key)) found.set(entry.key, entry)
    }
    for (const { name } of wave.locations) for (const entry of this.byLocation.get(name) ?? []) add(entry)
    const groups = new Set<string>()
    const lineGroups = new Set<string>()
    for (const key of wave.movers.flatMap(({ lines }) => lines)) {
      const line = estate.find('directory-number', key)?.value
      if (line?.callPickupGroup !== undefined) groups.add(line.callPickupGroup)
      for (const group of this.byLineGroupMate.get(key) ?? []) lineGroups.add(group)
      for (const target of line === undefined ? [] : this.forwardTargets(line)) add(target)
    }
    for (const group of groups) for (const entry of this.byPickupGroup.get(group) ?? []) add(entry)
    for (const group of lineGroups) {
      for (const { dn, partition } of estate.find('line-group', group)?.value.members ?? []) {
        const entry = estate.find('directory-number', patternKey(dn, partition))
        if (entry !== undefined) add(entry)
      }
    }
    return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  /** A person's name, else what the line calls itself. */
  nameOf({ value: { dn, partition, alertingName, description } }: Number): string {
    const owner = ownerOfLine(this.question.estate, dn, partition)
    return owner === undefined ? (alertingName ?? description ?? dialableDigits(dn)) : userLabel(owner)
  }

  private forwardTargets(line: DirectoryNumber): readonly Number[] {
    const { estate, router } = this.question
    const caller = callerOfLine(estate, line.dn, line.partition)
    return line.forwards.flatMap(({ destination }) => {
      const digits = destination === undefined ? undefined : parseDialedDigits(dialableDigits(destination))
      const reached = digits === undefined ? undefined : router.route(caller, digits, { mode: 'en-bloc' }).reached
      return reached?.startsWith('dn:') === true ? (estate.find('directory-number', reached.slice(3)) ?? []) : []
    })
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
