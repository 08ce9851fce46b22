import { compareText } from '../../findings/finding.js'
import type { TrunkRole } from '../../model/mapping.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import { routesTo } from '../trunk-routes.js'
import { dialableDigits } from '../../dialing/digits.js'

/** Something that speaks for a role. A weak hint is shown to people but decides nothing. */
export interface TrunkHint {
  readonly role: TrunkRole
  readonly strong: boolean
  /** Where it was seen, in words. */
  readonly because: string
}

/** Words of names and descriptions that say what a trunk is for; numbers at their end do not count. */
const STRONG_WORDS: Readonly<Record<TrunkRole, readonly string[]>> = {
  lgw: ['lgw', 'local gateway', 'localgateway'],
  pstn: ['pstn', 'itsp', 'carrier', 'telco', 'cube', 'vcube', 'sbc', 'pri'],
  voicemail: ['unity', 'ucxn', 'cuxn', 'cuc', 'voicemail', 'voice mail'],
  sme: ['sme', 'session management', 'ict', 'intercluster', 'inter cluster'],
  expressway: ['expressway', 'expwy', 'expc', 'exp c', 'expe', 'exp e', 'vcs', 'vcsc'],
  conference: ['cms', 'meeting', 'meetings', 'conference', 'conferencing', 'conf', 'telepresence', 'mcu'],
  recording: ['recorder', 'recording', 'recordings', 'verint', 'calabrio'],
  'contact-center': ['uccx', 'ccx', 'ucce', 'pcce', 'cvp', 'contact center', 'finesse'],
  ignore: ['imp', 'im p', 'im and presence', 'presence', 'cups'],
}

const WEAK_WORDS: Readonly<Partial<Record<TrunkRole, readonly string[]>>> = {
  lgw: ['webex'],
  pstn: ['gw', 'gateway', 'sip trunk', 'sbg'],
  voicemail: ['vm'],
  sme: ['leaf', 'cluster', 'core'],
}

/** Domains whose SIP route pattern leads to Expressway (`routing-semantics` A7). */
const CLOUD_DOMAIN = /(?:^|\.)(?:webex|ciscospark)\.com$/i

/** All that the export says about what lies behind a trunk, strong hints first. */
export function trunkHints(estate: UcmEstate, trunk: Trunk): readonly TrunkHint[] {
  const hints = [
    ...wordHints(`name ${trunk.name}`, trunk.name, true),
    ...wordHints(`description "${trunk.description ?? ''}"`, trunk.description ?? '', true),
    ...trunk.destinations.flatMap(({ address }) => wordHints(`destination ${address}`, hostName(address), true)),
    ...wordHints(`SIP profile ${trunk.sipProfile ?? ''}`, trunk.sipProfile ?? '', false),
    ...wordHints(`security profile ${trunk.securityProfile ?? ''}`, trunk.securityProfile ?? '', false),
    ...routeHints(estate, trunk),
  ]
  return hints.sort((a, b) => Number(b.strong) - Number(a.strong) || compareText(a.role, b.role))
}

/** Hints of words; names of profiles are shared by many trunks and only ever weak. */
function wordHints(where: string, text: string, mayBeStrong: boolean): TrunkHint[] {
  const phrase = ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/\d+$/, ''))
    .filter(Boolean)
    .join(' ')} `
  const said = (list: readonly string[]) => list.some((word) => phrase.includes(` ${word} `))
  const roles = Object.keys(STRONG_WORDS) as TrunkRole[]
  return roles.flatMap((role) => {
    const strong = said(STRONG_WORDS[role])
    if (!strong && !(mayBeStrong && said(WEAK_WORDS[role] ?? []))) return []
    return [{ role, strong: strong && mayBeStrong, because: `${role}: ${where}` }]
  })
}

/** What points to the trunk: voicemail pilots, recorders, cloud domains. */
function routeHints(estate: UcmEstate, trunk: Trunk): TrunkHint[] {
  const { patterns, domains } = routesTo(estate, trunk.name)
  const numbers = patterns.map(({ value }) => dialableDigits(value.pattern))
  const pilots = new Set(estate.all('voicemail-pilot').flatMap(({ value }) => dialed(value.number)))
  const recorders = new Set(estate.all('recording-profile').flatMap(({ value }) => dialed(value.destination)))
  const hints: TrunkHint[] = []
  const pilot = numbers.find((number) => pilots.has(number))
  if (pilot !== undefined) {
    hints.push({
      role: 'voicemail',
      strong: numbers.every((number) => pilots.has(number)),
      because: `voicemail: route of voicemail pilot ${pilot}`,
    })
  }
  const recorder = numbers.find((number) => recorders.has(number))
  if (recorder !== undefined) {
    hints.push({
      role: 'recording',
      strong: numbers.every((number) => recorders.has(number)),
      because: `recording: route of recorder ${recorder}`,
    })
  }
  const domain = domains.find(({ value }) => CLOUD_DOMAIN.test(value.pattern))
  if (domain !== undefined)
    hints.push({ role: 'expressway', strong: true, because: `expressway: domain ${domain.value.pattern}` })
  return hints
}

function dialed(number: string | undefined): readonly string[] {
  return number === undefined ? [] : [dialableDigits(number)]
}

/** The host part of an address; numbers and domains say nothing. */
function hostName(address: string): string {
  return /^[\d.:]+$/.test(address) ? '' : (address.split('.', 1)[0] ?? '')
}
