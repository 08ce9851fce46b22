import { compareText } from '../../findings/finding.js'
import type { DirectoryPerson } from '../../model/directory/person.js'
import { present } from '../present.js'
import { type AttributeMap, type PersonField, plainName } from './attribute-map.js'
import type { DirectoryTrouble } from './directory-trouble.js'
import { normalizedDn } from './distinguished-name.js'
import type { RawEntry } from './ldif-records.js'

/** The values of one entry, by field. */
export type PersonValues = ReadonlyMap<PersonField, readonly RankedValue[]>

interface RankedValue {
  readonly value: string
  /** The attribute that it came from. */
  readonly name: string
  readonly rank: number
}

/** A value in one language counts after one in none, and after every other attribute of its field. */
const LANGUAGE_RANK = 1000

/** The values of an entry that are mapped, best first; equal ranks in code-unit order, for servers keep none. */
export function personValues(entry: RawEntry, map: AttributeMap): PersonValues {
  const values = new Map<PersonField, RankedValue[]>()
  for (const { name, options, value } of entry.attributes) {
    if (value === '') continue
    for (const { field, rank } of map.fieldsOf(name)) {
      const list = values.get(field) ?? []
      values.set(field, list)
      list.push({ value, name, rank: rank + (options === '' ? 0 : LANGUAGE_RANK) })
    }
  }
  for (const list of values.values()) list.sort((a, b) => a.rank - b.rank || compareText(a.value, b.value))
  return values
}

/** Makes a person of the values; what cannot be read is told. */
export function readPerson(values: PersonValues, line: number, trouble: DirectoryTrouble): DirectoryPerson {
  const one = (field: PersonField): string | undefined => values.get(field)?.[0]?.value
  const many = (field: PersonField): readonly string[] => (values.get(field) ?? []).map(({ value }) => value)
  const login = one('userName')
  const isLong = login?.includes('@') === true
  const mail = one('mail')
  const phone = (text: string | undefined): string | undefined => phoneNumber(text, line, trouble)
  const workPhone = phone(one('workPhone'))
  return present<DirectoryPerson>({
    userName: isLong ? undefined : login,
    principalName: one('principalName') ?? (isLong ? login : undefined),
    mail,
    otherMails: distinct(
      [...many('mail'), ...many('otherMails').flatMap(mailAddresses)].map((each) => each.toLowerCase()),
    ).filter((each) => each !== mail?.toLowerCase()),
    displayName: one('displayName'),
    givenName: one('givenName'),
    familyName: one('familyName'),
    workPhone,
    otherPhones: distinct(
      [...many('workPhone').slice(1), ...many('otherPhones')].flatMap((each) => phone(each) ?? []),
    ).filter((each) => each !== workPhone),
    mobilePhone: phone(one('mobilePhone')),
    ipPhone: phone(one('ipPhone')),
    department: one('department'),
    title: one('title'),
    office: one('office'),
    employeeNumber: one('employeeNumber'),
    manager: managerKey(one('manager')),
    enabled: isEnabled(values.get('enabled') ?? [], line, trouble),
    groups: distinct(many('groups')),
  })
}

/** True where an entry without an object class says enough to be a person. */
export function hasLogin(values: PersonValues): boolean {
  return (['userName', 'principalName', 'mail'] as const).some((field) => values.has(field))
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText)
}

/** Of `SMTP:ann@example.com`, `smtp:…+smtp:…`, `sip:…`, `x500:…` the mail addresses (`proxyAddresses`). */
function mailAddresses(text: string): readonly string[] {
  return text
    .split(/[;,\s]+|\+(?=(?:smtp|sip|spo|x500|eum):)/i)
    .map((part) => part.replace(/^smtp:/i, ''))
    .filter((part) => /^[^\s:@]+@[^\s:@]+$/.test(part))
}

/** `tel:+15125550100;ext=100` as people write it. */
function phoneNumber(text: string | undefined, line: number, trouble: DirectoryTrouble): string | undefined {
  const number = text?.replace(/^tel:/i, '').trim()
  if (number === undefined || !/^\d([.,]\d+)?E\+\d+$/i.test(number)) return number === '' ? undefined : number
  trouble.note('mangled-number', line)
  return undefined
}

function managerKey(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (normalizedDn(text) ?? text)
}

const ACCOUNT_DISABLED = 2
/** Columns that say `true` of somebody who may not sign in. */
const NEGATIVE = new Set(['nsaccountlock', 'blockcredential', 'blocksignin', 'signinblocked'])
const YES = /^(true|yes|1|enabled|active|provisioned|recovery|password[ _]expired|locked[ _]out|password[ _]reset)$/i
const NO = /^(false|no|0|disabled|inactive|deprovisioned|deactivated|suspended|staged|pending[ _]user[ _]action)$/i

/**
 * Whether the account may sign in. Of `userAccountControl` bit 2 says that it may not; the states of Okta in which
 * a person exists count as enabled, also with an expired password.
 */
function isEnabled([first]: readonly RankedValue[], line: number, trouble: DirectoryTrouble): boolean | undefined {
  if (first === undefined) return undefined
  const { name, value } = first
  const plain = plainName(name)
  if (plain === 'useraccountcontrol' && /^-?\d+$/.test(value)) return (Number(value) & ACCOUNT_DISABLED) === 0
  if (YES.test(value)) return !NEGATIVE.has(plain)
  if (NO.test(value)) return NEGATIVE.has(plain)
  trouble.note('unexpected-value', line, name)
  return undefined
}
