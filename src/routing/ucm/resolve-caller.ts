import { compareText } from '../../findings/finding.js'
import { dialableDigits } from '../../dialing/digits.js'
import type { Appearance, UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { Phone } from '../../model/ucm/phone.js'
import { OWNER_RULES } from '../../model/ucm/phone.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import type { Caller, CallerReference } from '../caller.js'

export type CallerResolution =
  /** `reference` is the way of writing it that means only this. */
  | { readonly ok: true; readonly caller: Caller; readonly reference: string }
  /** Nothing, or more than one thing, bears the name; `candidates` are references that would do. */
  | { readonly ok: false; readonly reason: string; readonly candidates: readonly string[] }

/** Finds who a reference means (DESIGN 5). A bare word must mean exactly one thing. */
export function resolveCaller(estate: UcmEstate, reference: CallerReference): CallerResolution {
  switch (reference.kind) {
    case 'user':
      return userCaller(estate, reference.name)
    case 'line':
      return oneOf(
        lineCallers(estate, reference.dn, reference.anyPartition ? undefined : { partition: reference.partition }),
        `line ${reference.dn}`,
      )
    case 'device':
      return oneOf(deviceCallers(estate, reference.name), `device ${reference.name}`)
    case 'trunk':
      return oneOf(trunkCallers(estate, reference.name), `trunk ${reference.name}`)
    case 'css':
      return cssCaller(estate, reference.line, reference.device)
    case 'bare':
      return oneOf(
        [
          ...userCallers(estate, reference.text),
          ...lineCallers(estate, reference.text, undefined),
          ...deviceCallers(estate, reference.text),
          ...trunkCallers(estate, reference.text),
          ...cssCallers(estate, reference.text),
        ],
        reference.text,
      )
  }
}

interface Named {
  readonly reference: string
  readonly caller: Caller
}

function oneOf(found: readonly Named[], what: string): CallerResolution {
  const [first, ...others] = found
  if (first === undefined) return { ok: false, reason: `${what} is not in the inputs`, candidates: [] }
  if (others.length === 0 || found.every(({ reference }) => reference === first.reference))
    return { ok: true, ...first }
  const candidates = [...new Set(found.map(({ reference }) => reference))].sort(compareText)
  return { ok: false, reason: `${what} means ${candidates.length} things`, candidates }
}

/** A person who exists but has no phone is known, and cannot call. */
function userCaller(estate: UcmEstate, name: string): CallerResolution {
  const found = userCallers(estate, name)
  const isKnown = estate.user(name) !== undefined || estate.usersByMail(name).length > 0
  if (found.length === 0 && isKnown) {
    return {
      ok: false,
      reason: `user ${name} has no phone with a line in the inputs, so there is nothing to call from`,
      candidates: [],
    }
  }
  return oneOf(found, `user ${name}`)
}

/** A user calls from the first line of the first phone that is theirs. */
function userCallers(estate: UcmEstate, name: string): readonly Named[] {
  const byId = estate.user(name)
  const users = byId === undefined ? estate.usersByMail(name) : [byId]
  return users.flatMap((user) => {
    const phones = estate.phonesOf(user.userId).filter(({ lines }) => lines.length > 0)
    const phone = [...phones].sort((a, b) => callingRank(a) - callingRank(b))[0]
    const line = phone?.lines[0]
    if (phone === undefined || line === undefined) return []
    return [{ reference: `user:${user.userId}`, caller: callerOfLine(estate, line.dn, line.partition, phone.name) }]
  })
}

/** The device that is surest to be the person's own comes first; of equally sure ones the desk phone. */
function callingRank(phone: Phone): number {
  return OWNER_RULES.indexOf(phone.owner.rule) * 2 + (phone.deviceClass === 'desk-phone' ? 0 : 1)
}

/** A number in any form: `\+1512…` or `+1512…`. Each device that carries it may search differently. */
function lineCallers(
  estate: UcmEstate,
  dn: string,
  only: { readonly partition: string | undefined } | undefined,
): readonly Named[] {
  const text = dn.startsWith('+') ? `\\${dn}` : dn
  return estate
    .directoryNumbers(text)
    .filter(({ value }) => only === undefined || value.partition === only.partition)
    .map(({ value }) => ({
      reference: `line:${patternKey(value.dn, value.partition)}`,
      caller: callerOfLine(estate, value.dn, value.partition),
    }))
}

/** Device names are compared without regard to case, as UCM does. */
function deviceCallers(estate: UcmEstate, name: string): readonly Named[] {
  const wanted = name.toLowerCase()
  const kinds = ['phone', 'cti-route-point', 'device-profile'] as const
  const devices = kinds.flatMap((kind) => estate.all(kind).filter(({ value }) => value.name.toLowerCase() === wanted))
  return devices.slice(0, 1).flatMap(({ value }) => {
    const line = value.lines[0]
    if (line === undefined) return []
    return [{ reference: `device:${value.name}`, caller: callerOfLine(estate, line.dn, line.partition, value.name) }]
  })
}

function trunkCallers(estate: UcmEstate, name: string): readonly Named[] {
  const trunk = estate.find('trunk', name)?.value
  return trunk === undefined ? [] : [{ reference: `trunk:${name}`, caller: callerOfTrunk(estate, trunk) }]
}

function cssCallers(estate: UcmEstate, name: string): readonly Named[] {
  if (estate.find('css', name) === undefined) return []
  return [{ reference: `css:${name}`, caller: callerOfCss(estate, name, undefined) }]
}

function cssCaller(estate: UcmEstate, line: string, device: string | undefined): CallerResolution {
  const names = [line, ...(device === undefined ? [] : [device])]
  const unknown = names.filter((name) => name !== NO_PARTITION && estate.find('css', name) === undefined)
  if (unknown.length > 0) {
    const wanted = unknown.map((name) => name.toLowerCase())
    const near = estate
      .all('css')
      .map(({ key }) => key)
      .filter((key) => wanted.some((name) => key.toLowerCase().includes(name) || name.includes(key.toLowerCase())))
    return {
      ok: false,
      reason: `calling search space ${unknown.join(', ')} is not in the inputs`,
      candidates: near.slice(0, 10).map((key) => `css:${key}`),
    }
  }
  const named = (name: string | undefined): string | undefined => (name === NO_PARTITION ? undefined : name)
  return { ok: true, reference: `css:${names.join('+')}`, caller: callerOfCss(estate, named(line), named(device)) }
}

/**
 * A caller on a line. The device decides the device search space, pool and external mask; without
 * one the first device that carries the line does (`routing-semantics` A2.1).
 */
export function callerOfLine(estate: UcmEstate, dn: string, partition: string | undefined, device?: string): Caller {
  const line = estate.find('directory-number', patternKey(dn, partition))?.value
  const appearances = estate.appearancesOf(dn, partition)
  const appearance = appearances.find((candidate) => candidate.device === device) ?? appearances[0]
  const holder = appearance === undefined ? undefined : deviceOf(estate, appearance)
  const base = callerOfCss(estate, line?.callingSearchSpace, holder?.callingSearchSpace)
  const mask = appearance?.line.externalPhoneNumberMask
  return {
    ...base,
    label: `line ${patternKey(dn, partition)}${appearance === undefined ? '' : ` on ${appearance.device}`}`,
    callingNumber: dialableDigits(dn),
    ...(mask === undefined ? {} : { externalPhoneNumberMask: mask }),
    ...(holder?.devicePool === undefined ? {} : { devicePool: holder.devicePool }),
    ...aarSearchSpace(estate, holder),
  }
}

/** A device's own AAR search space, else its device pool's. */
function aarSearchSpace(
  estate: UcmEstate,
  device: { readonly aarCallingSearchSpace?: string; readonly devicePool?: string } | undefined,
): Pick<Caller, 'aarCallingSearchSpace'> {
  const { devicePool } = device ?? {}
  const pool = devicePool === undefined ? undefined : estate.find('device-pool', devicePool)?.value
  const name = device?.aarCallingSearchSpace ?? pool?.aarCallingSearchSpace
  return name === undefined ? {} : { aarCallingSearchSpace: name }
}

function deviceOf(
  estate: UcmEstate,
  appearance: Appearance,
): { callingSearchSpace?: string; devicePool?: string; aarCallingSearchSpace?: string } | undefined {
  switch (appearance.kind) {
    case 'phone':
      return estate.find('phone', appearance.device)?.value
    case 'cti-route-point':
      return estate.find('cti-route-point', appearance.device)?.value
    case 'device-profile':
      return estate.find('device-profile', appearance.device)?.value
  }
}

/** A caller known by search spaces only; digit by digit, without a number or device pool. */
export function callerOfCss(estate: UcmEstate, lineCss: string | undefined, deviceCss: string | undefined): Caller {
  const names = [lineCss, deviceCss].filter((name) => name !== undefined)
  const missing: string[] = []
  const partitions = new Set<string>()
  for (const name of names) {
    const css = estate.find('css', name)
    if (css === undefined) missing.push(`calling search space ${name}`)
    else for (const partition of css.value.partitions) partitions.add(partition)
  }
  return {
    label: names.length === 0 ? `css ${NO_PARTITION}` : `css ${names.join(' + ')}`,
    partitions: [...partitions],
    mode: 'digit-by-digit',
    missing,
  }
}

/** A caller behind a trunk: whole numbers, inbound search space, the trunk's own device pool. */
export function callerOfTrunk(estate: UcmEstate, trunk: Trunk): Caller {
  const base = callerOfCss(estate, trunk.callingSearchSpace, undefined)
  const keepRight =
    trunk.significantDigits !== undefined && trunk.significantDigits < 99 ? trunk.significantDigits : undefined
  return {
    ...base,
    label: `trunk ${trunk.name}`,
    trunk: trunk.name,
    mode: 'en-bloc',
    ...(trunk.devicePool === undefined ? {} : { devicePool: trunk.devicePool }),
    ...aarSearchSpace(estate, trunk),
    ...(keepRight === undefined && trunk.prefixDn === undefined
      ? {}
      : {
          incomingCalled: {
            ...(keepRight === undefined ? {} : { keepRight }),
            ...(trunk.prefixDn === undefined ? {} : { prefix: trunk.prefixDn }),
          },
        }),
  }
}
