import { dialableDigits } from '../../dialing/digits.js'
import { userLabel } from '../../model/ucm/end-user.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'

/** How subjects of a kind are introduced; `dn` and the like carry a partition behind `@`. */
const KINDS: Readonly<Record<string, string>> = {
  dn: 'number',
  pattern: 'pattern',
  'hunt-pilot': 'hunt pilot',
  device: 'device',
  trunk: 'trunk',
  'webex-trunk': 'Webex trunk',
  gateway: 'gateway',
  css: 'calling search space',
  partition: 'partition',
  'line-group': 'line group',
  'pickup-group': 'pickup group',
  location: 'location',
  mask: 'external mask',
  file: 'file',
  cluster: 'cluster',
  license: 'license',
  roster: 'roster entry',
  mail: 'mail address',
  wave: 'wave',
  answer: 'answer in',
}
const WITH_PARTITION: readonly string[] = ['dn', 'pattern', 'hunt-pilot']

/** A subject as a person reads it: `dn:\+15125550130@DN-PT` gives `number +15125550130 in DN-PT`. */
export function subjectWords(subject: string, estate: UcmEstate): string {
  const colon = subject.indexOf(':')
  const kind = subject.slice(0, Math.max(colon, 0))
  const name = subject.slice(colon + 1)
  if (kind === 'user') return personWords(name, estate)
  const word = KINDS[kind]
  if (word === undefined) return subject
  return WITH_PARTITION.includes(kind) ? `${word} ${numberWords(name)}` : `${word} ${name}`
}

function personWords(userId: string, estate: UcmEstate): string {
  const user = estate.user(userId)
  const label = user === undefined ? userId : userLabel(user)
  return label === userId ? `user ${userId}` : `${label} (${userId})`
}

/** Partition names hold no `@`; patterns may (`9.@`). */
function numberWords(name: string): string {
  const at = name.lastIndexOf('@')
  if (at < 0) return dialableDigits(name)
  const partition = name.slice(at + 1)
  return `${dialableDigits(name.slice(0, at))} ${partition === NO_PARTITION ? 'without partition' : `in ${partition}`}`
}
