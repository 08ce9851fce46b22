import { compareText } from '../findings/finding.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import { patternKey } from '../model/ucm/partition.js'
import type { MoverRule } from './migration-scope.js'
import type { Line } from './person-lines.js'
import { directoryNumbersLike, isPersonal, lineOf, ownerOfLine } from './person-lines.js'
import type { Target } from './roster-matcher.js'
import { isContactCenterApplication } from '../model/ucm/end-user.js'

export interface PresumedMover {
  readonly target: Target
  readonly rule: MoverRule
}

/**
 * Whom the export shows to be agents, where there is no roster: members of line groups in hunt lists
 * that are not for voicemail, people with an ICD extension, and devices that contact-center software
 * controls. One entry per person or line, under the first of these rules; sorted within a rule.
 */
export function presumedMovers(estate: UcmEstate): readonly PresumedMover[] {
  const found = new Map<string, PresumedMover>()
  const add = (target: Target, rule: MoverRule): void => {
    const key = targetKey(estate, target)
    if (!found.has(key)) found.set(key, { target, rule })
  }
  for (const line of lineGroupMembers(estate)) add({ kind: 'line', line }, 'line-group-member')
  for (const { value: user } of estate.all('end-user')) {
    if (user.primaryExtensions.some(({ usage }) => usage === 'ICD'))
      add({ kind: 'user', user }, 'contact-center-extension')
  }
  const controlled = controlledDevices(estate)
  for (const { value: phone } of estate.all('phone')) {
    if (!isPersonal(phone)) continue
    if (!controlled.has(phone.name) && !phone.applicationUsers.some(isContactCenterApplication)) continue
    const { name, description, lines } = phone
    const { userId } = phone.owner
    const target: Target = { kind: 'device', name, lines, ...(userId === undefined ? {} : { userId }) }
    add(description === undefined ? target : { ...target, description }, 'application-user-control')
  }
  return [...found.values()]
}

/** Lines of line groups that serve people, sorted; lines that only an application carries are left out. */
function lineGroupMembers(estate: UcmEstate): readonly Line[] {
  const serving = new Set(
    estate
      .all('hunt-list')
      .filter(({ value }) => !value.forVoicemail)
      .flatMap(({ value }) => value.lineGroups),
  )
  const lines = new Map<string, Line>()
  for (const { value: group } of estate.all('line-group')) {
    if (!serving.has(group.name)) continue
    for (const member of group.members) {
      const exact = estate.find('directory-number', patternKey(member.dn, member.partition))?.value
      const same = directoryNumbersLike(estate, member.dn).find(({ partition }) => partition === member.partition)
      const line = lineOf(exact ?? same ?? member)
      if (isCarriedByPeople(estate, line)) lines.set(patternKey(line.dn, line.partition), line)
    }
  }
  return [...lines].sort(([a], [b]) => compareText(a, b)).map(([, line]) => line)
}

/** False for lines that stand on CTI ports and route points alone. */
function isCarriedByPeople(estate: UcmEstate, { dn, partition }: Line): boolean {
  const appearances = estate.appearancesOf(dn, partition)
  return (
    appearances.length === 0 ||
    appearances.some(({ kind, device }) => {
      const phone = kind === 'phone' ? estate.find('phone', device)?.value : undefined
      return kind === 'device-profile' || (phone !== undefined && isPersonal(phone))
    })
  )
}

/** Devices listed under an application user of contact-center software. */
function controlledDevices(estate: UcmEstate): ReadonlySet<string> {
  const users = estate.all('application-user').filter(({ value }) => isContactCenterApplication(value.name))
  return new Set(users.flatMap(({ value }) => value.devices.map(({ name }) => name)))
}

function targetKey(estate: UcmEstate, target: Target): string {
  if (target.kind === 'user') return `user:${target.user.userId.toLowerCase()}`
  if (target.kind === 'line') {
    const owner = ownerOfLine(estate, target.line.dn, target.line.partition)
    return owner === undefined
      ? `dn:${patternKey(target.line.dn, target.line.partition)}`
      : `user:${owner.userId.toLowerCase()}`
  }
  const [line] = target.lines
  if (target.userId !== undefined) return `user:${target.userId.toLowerCase()}`
  return line === undefined ? `device:${target.name}` : targetKey(estate, { kind: 'line', line })
}
