import { dialableDigits } from '../../dialing/digits.js'
import { compareText } from '../../findings/finding.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { Appearance, UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { NumberValidator } from '../dn-validation.js'
import { compileValidationPlan, validateWithPlans } from '../dn-validation.js'
import type { MoverNumbers } from '../identity-book.js'
import { IdentityBook } from '../identity-book.js'
import type { Mover } from '../migration-scope.js'
import type { QuestionInput } from '../question.js'
import type { AgentRow } from './columns.js'

/** One row per mover, sorted by location, name and key. */
export function agentRows(input: QuestionInput): readonly AgentRow[] {
  const book = new IdentityBook(input)
  const validators = input.settings.validationPlans.map(compileValidationPlan)
  const licenses = new Map(
    input.mapping.organization.people.map((person) => [person.mail.toLowerCase(), person.licenses.join(', ')]),
  )
  return input.scope.movers
    .map((mover) => ({
      ...agentRow(mover, book.ofMover(mover), input.estate, validators),
      currentLicense: licenses.get(mover.mail?.toLowerCase() ?? '') ?? '',
    }))
    .sort((a, b) => compareText(a.location, b.location) || compareText(a.name, b.name) || compareText(a.key, b.key))
}

function agentRow(
  mover: Mover,
  numbers: MoverNumbers | undefined,
  estate: UcmEstate,
  validators: readonly NumberValidator[],
): Omit<AgentRow, 'currentLicense'> {
  const line = numbers?.line
  const number = line && estate.find('directory-number', patternKey(line.dn, line.partition))?.value
  const appearances = line === undefined ? [] : estate.appearancesOf(line.dn, line.partition)
  const own = appearances.find(({ device }) => mover.devices.includes(device)) ?? appearances[0]
  return {
    key: mover.key,
    mail: mover.mail ?? '',
    name: mover.label,
    userId: mover.userId ?? '',
    role: mover.role,
    location: mover.location ?? '',
    wave: mover.wave,
    dn: line === undefined ? '' : dialableDigits(line.dn),
    partition: line === undefined ? '' : (line.partition ?? NO_PARTITION),
    e164: numbers?.e164 ?? '',
    extension: numbers?.extension ?? '',
    dnCheck: numbers === undefined ? '' : checkText(numbers, validators),
    targetLicense: 'customer-assist',
    primaryDevice: primaryDevice(mover, own, estate),
    shared: othersOnLine(mover, appearances),
    forwardAll: forwardAllText(number),
    voicemail: number?.voicemailProfile ?? (number === undefined ? '' : 'system default'),
    recording: recordingText(own),
    queues: mover.queues.join(', '),
    foundBy: mover.who === undefined ? `presumed: ${mover.rule}` : `${mover.rule}: ${mover.who}`,
  }
}

function checkText(numbers: MoverNumbers, validators: readonly NumberValidator[]): string {
  if (validators.length === 0) return 'no plan selected'
  const number = numbers.e164 ?? numbers.extension ?? dialableDigits(numbers.line.dn)
  const verdict = validateWithPlans(validators, number)
  const accepting = verdict.byPlan.find((one) => one.verdict.anchored)
  if (accepting !== undefined) return `accepted (${accepting.plan})`
  return verdict.client ? 'client mode only' : 'refused'
}

/** The device that carries the main line, with its type where it is a phone. */
function primaryDevice(mover: Mover, own: Appearance | undefined, estate: UcmEstate): string {
  const name = own?.device ?? mover.devices[0]
  if (name === undefined) return ''
  const type = estate.find('phone', name)?.value.deviceType
  return type === undefined ? name : `${name} (${type})`
}

function othersOnLine(mover: Mover, appearances: readonly Appearance[]): string {
  const others = appearances
    .filter(({ device }) => !mover.devices.includes(device))
    .filter(({ owner }) => owner === undefined || owner.toLowerCase() !== mover.userId?.toLowerCase())
    .map(({ device, owner }) => owner ?? device)
  return [...new Set(others)].sort(compareText).join(', ')
}

function forwardAllText(number: DirectoryNumber | undefined): string {
  const forward = number?.forwards.find(({ kind }) => kind === 'all')
  if (forward === undefined) return ''
  return forward.toVoicemail ? 'voicemail' : dialableDigits(forward.destination ?? '')
}

function recordingText(appearance: Appearance | undefined): string {
  const option = appearance?.line.recordingOption
  if (option === undefined || /disabled/i.test(option)) return ''
  const profile = appearance?.line.recordingProfile
  return profile === undefined ? option : `${option}, ${profile}`
}
