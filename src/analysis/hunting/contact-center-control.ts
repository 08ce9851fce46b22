import type { Evidence, Finding } from '../../findings/finding.js'
import { compareText, finding } from '../../findings/finding.js'
import type { SourceRef } from '../../findings/source-ref.js'
import { userLabel } from '../../model/ucm/end-user.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { isContactCenterApplication } from '../../model/ucm/end-user.js'
import { evidence, listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import type { MigrationScope } from '../migration-scope.js'

interface ControlledDevice {
  readonly name: string
  /** A phone or client that a person could use, rather than a port or route point of the application. */
  readonly isPersonal: boolean
  readonly owner: string | undefined
  readonly applications: readonly string[]
  readonly lines: readonly string[]
  readonly source: SourceRef
}

/**
 * HUNT-006 (`corrections` 13): per person with a contact-center extension or a controlled phone, one
 * finding `user:<id>`; per controlled phone without a person `device:<name>`; and one per application
 * user, `user:<application user>`, for all its ports and route points together, which are its machinery.
 */
export function checkContactCenterControl(estate: UcmEstate, scope: MigrationScope): readonly Finding[] {
  const devices = controlledDevices(estate)
  const machinery = devices.filter(({ isPersonal }) => !isPersonal)
  const phones = devices.filter(({ isPersonal }) => isPersonal)
  return [
    ...peopleFindings(estate, scope, phones),
    ...phones.filter(({ owner }) => owner === undefined).map((device) => deviceFinding(device, scope)),
    ...machineryFindings(machinery),
  ]
}

function peopleFindings(
  estate: UcmEstate,
  scope: MigrationScope,
  phones: readonly ControlledDevice[],
): readonly Finding[] {
  const extensions = estate
    .all('end-user')
    .flatMap(({ value, source }) =>
      value.primaryExtensions
        .filter(({ usage }) => usage?.toUpperCase() === 'ICD')
        .map(({ dn }) => ({ userId: value.userId, proof: evidence('contact-center extension', dn, source) })),
    )
  const controlled = phones.flatMap((device) =>
    device.owner === undefined ? [] : [{ userId: device.owner, proof: controlEvidence(device) }],
  )
  const byUser = groupedBy([...extensions, ...controlled], ({ userId }) => userId.toLowerCase())
  return [...byUser.values()].flatMap((proofs) => {
    const userId = proofs[0]?.userId ?? ''
    const user = estate.user(userId)
    const mover = scope.ofUser(userId)
    const what = proofs.map(({ proof }) => `${proof.label} ${proof.value}`)
    return finding({
      code: 'HUNT-006',
      subject: `user:${user?.userId ?? userId}`,
      message: `${user === undefined ? userId : userLabel(user)} (${userId}) works in another contact-center product: ${what.join('; ')}.`,
      evidence: proofs.map(({ proof }) => proof),
      location: mover?.location,
      wave: mover?.wave,
    })
  })
}

function deviceFinding(device: ControlledDevice, scope: MigrationScope): Finding {
  const mover = scope.ofDevice(device.name)
  return finding({
    code: 'HUNT-006',
    subject: `device:${device.name}`,
    message: `${device.name}, which belongs to no person, is controlled by ${device.applications.join(', ')}.`,
    evidence: [controlEvidence(device)],
    location: mover?.location,
    wave: mover?.wave,
  })
}

function machineryFindings(machinery: readonly ControlledDevice[]): readonly Finding[] {
  const uses = machinery.flatMap((device) => device.applications.map((application) => ({ application, device })))
  return [...groupedBy(uses, ({ application }) => application)].map(([application, group]) => {
    const names = group.map(({ device }) => device.name)
    return finding({
      code: 'HUNT-006',
      subject: `user:${application}`,
      message: `Application user ${application} runs a contact center here on ${names.length} ports and route points: ${listSome(names, 5)}.`,
      evidence: [
        ...group.slice(0, 20).map(({ device }) => controlEvidence(device)),
        ...(group.length > 20 ? [evidence('more', `${group.length - 20} further devices`)] : []),
      ],
    })
  })
}

function controlEvidence({ name, applications, lines, source }: ControlledDevice): Evidence {
  const on = lines.length === 0 ? '' : ` with ${listSome(lines, 5)}`
  return evidence('device', `${name}${on}, controlled by ${applications.join(', ')}`, source)
}

/**
 * Phones, CTI ports and route points that a contact-center application controls. The relation stands on
 * either side of an export: on the device, or on the application user.
 */
function controlledDevices(estate: UcmEstate): readonly ControlledDevice[] {
  const applications = estate.all('application-user').filter(({ value }) => isContactCenterApplication(value.name))
  const relations = applications.flatMap(({ value }) => value.devices.map(({ name }) => ({ name, by: value.name })))
  const byDevice = groupedBy(relations, ({ name }) => name)
  const devices = [
    ...estate.all('phone').map(({ value, source }) => ({
      value,
      source,
      owner: value.owner.userId,
      isPersonal: value.deviceClass !== 'cti-port',
    })),
    ...estate
      .all('cti-route-point')
      .map(({ value, source }) => ({ value, source, owner: undefined, isPersonal: false })),
  ]
  return devices.flatMap(({ value, source, owner, isPersonal }) => {
    const onDevice = value.applicationUsers.filter(isContactCenterApplication)
    const onUser = (byDevice.get(value.name) ?? []).map(({ by }) => by)
    const controllers = [...new Set([...onDevice, ...onUser])].sort(compareText)
    if (controllers.length === 0) return []
    const lines = value.lines.map(({ dn }) => dn)
    return [{ name: value.name, isPersonal, owner, applications: controllers, lines, source }]
  })
}
