import { closeSync, openSync, writeSync } from 'node:fs'
import type { ExportBuilder } from '../support/export-builder.js'
import { tarHeader, tarPadding, tarTrailer } from '../support/tar-writer.js'
import { RowTemplate } from './row-template.js'
import { buildBareExport } from './three-sites.js'

const USERS_PER_SITE = 50
/** Eight hundred area codes with a hundred example numbers each. */
const MOST_USERS = 80_000
const ROWS_PER_CHUNK = 500

const FIRST_NAMES = ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Finn', 'Gwen', 'Hugo', 'Iris', 'Jonas', 'Kira', 'Leo']
const LAST_NAMES = ['Adler', 'Brandt', 'Costa', 'Dahl', 'Engel', 'Falk', 'Gruber', 'Holm', 'Ivanov', 'Jansen', 'Koch']

/** What an export carries along: a soft client for everybody, the rows of directorynumber.csv, long cells. */
export interface FullDetail {
  /** Length of what stands in the column `XML` of each phone; about 800 where an administrator set much. */
  readonly xmlCharacters: number
}

/**
 * The bytes of a generated export, member by member: `users` people on sites of fifty, each with a
 * phone, a directory number, a translation and routes of the site, line groups, a queueing hunt
 * pilot. Equal arguments give equal bytes. Throws above 80,000 users: example numbers run out.
 */
export function* buildLargeEstate(users: number, seed: number, full?: FullDetail): Generator<Uint8Array> {
  if (users < 1 || users > MOST_USERS) throw new Error(`between 1 and ${MOST_USERS} users, not ${users}`)
  const estate = buildBareExport()
  const people = castOf(users, seed)
  const sites = Math.ceil(users / USERS_PER_SITE)
  addCommon(estate)
  for (let site = 0; site < sites; site += 1) addSite(estate, site, people)
  estate.identify({ time: 'Jun 09, 2025 13:03:18 PM CST', address: '192.0.2.10', ccm: 'master-14.0.1.13900-155.i386' })

  let written = 0
  for (const { name, chunks } of members(estate, people, full)) {
    const size = chunks.reduce((total, chunk) => total + chunk.length, 0)
    for (const part of [tarHeader(name, size), ...chunks, tarPadding(size)]) {
      written += part.length
      yield part
    }
  }
  yield tarTrailer(written)
}

/** Writes `buildLargeEstate` to a file and returns its size in bytes. */
export function writeLargeEstate(path: string, users: number, seed: number, full?: FullDetail): number {
  const file = openSync(path, 'w')
  let size = 0
  try {
    for (const part of buildLargeEstate(users, seed, full)) size += writeSync(file, part)
  } finally {
    closeSync(file)
  }
  return size
}

interface LargePerson {
  readonly id: string
  readonly first: string
  readonly last: string
  readonly site: number
  readonly dn: string
  readonly phone: string
  readonly recorded: boolean
  readonly softClient: boolean
  /** Where all calls are forwarded: the next person, or empty. */
  readonly forwardAllTo: string
}

function castOf(users: number, seed: number): readonly LargePerson[] {
  const random = randomFrom(seed)
  const pick = (names: readonly string[]): string => names[Math.floor(random() * names.length)] ?? ''
  return Array.from({ length: users }, (_, index) => ({
    id: `u${String(index).padStart(6, '0')}`,
    first: pick(FIRST_NAMES),
    last: pick(LAST_NAMES),
    site: Math.floor(index / USERS_PER_SITE),
    dn: `\\${numberOf(index)}`,
    phone: `SEP02${index.toString(16).toUpperCase().padStart(10, '0')}`,
    recorded: random() < 0.1,
    softClient: random() < 0.2,
    forwardAllTo: random() < 0.02 ? numberOf((index + 1) % users) : '',
  }))
}

function addCommon(estate: ExportBuilder): void {
  for (const name of ['EMER-PT', 'DN-PT', 'HUNT-PT', 'BLOCK-PT']) estate.add('partition', { NAME: name })
  estate.add('css', { NAME: 'LINE-NATIONAL-CSS', 'ROUTE PARTITION 1': 'BLOCK-PT' })
  estate.add('css', { NAME: 'INBOUND-CSS', 'ROUTE PARTITION 1': 'DN-PT', 'ROUTE PARTITION 2': 'HUNT-PT' })
  estate.add('translationpattern', {
    'TRANSLATION PATTERN': '9.011!',
    'ROUTE PARTITION': 'BLOCK-PT',
    'ROUTE OPTION': 't',
  })
  estate.add('routepattern', {
    'ROUTE PATTERN': '911',
    'ROUTE PARTITION': 'EMER-PT',
    'URGENT PRIORITY': 't',
    'GATEWAY/ROUTE LIST': 'RL-PSTN',
  })
  estate.add('routelist', { NAME: 'RL-PSTN', 'SELECTION ORDER 1': '1', 'ROUTE GROUP 1': 'Standard Local Route Group' })
  estate.add('localroutegroup', { NAME: 'Standard Local Route Group' })
  estate.add('enterpriseparameter', { 'PARAM NAME': 'ClusterID', 'PARAM VALUE': 'LargeEstate' })
  estate.add('serviceparameter', {
    SERVER: 'EnterpriseWideData',
    'PARAM NAME': 'TimerT302_msec',
    'PARAM VALUE': '15000',
    'PARAM TYPE': 'long',
    'SERVICE TYPE': 'Cisco CallManager',
  })
}

/** Everything a site owns beside its people. */
function addSite(estate: ExportBuilder, site: number, people: readonly LargePerson[]): void {
  const key = siteKey(site)
  const colleagues = people.slice(site * USERS_PER_SITE, (site + 1) * USERS_PER_SITE)
  estate.add('partition', { NAME: `${key}-XLATE-PT` }, { NAME: `${key}-PSTN-PT` })
  estate.add('css', {
    NAME: `${key}-DEV-CSS`,
    ...numbered('ROUTE PARTITION', ['EMER-PT', `${key}-XLATE-PT`, 'DN-PT', 'HUNT-PT', `${key}-PSTN-PT`]),
  })
  estate.add('location', { NAME: `${key}-LOC` })
  estate.add('devicepool', {
    'DEVICE POOL NAME': `${key}-DP`,
    LOCATION: `${key}-LOC`,
    'Local Route Group 0': 'Standard Local Route Group',
    'Route Group 0': `${key}-RG`,
  })
  estate.add('trunk', {
    'DEVICE NAME': `${key}-PSTN`,
    'DEVICE POOL': `${key}-DP`,
    'CALLING SEARCH SPACE': 'INBOUND-CSS',
    'CALL CLASSIFICATION': 'OffNet',
    'DESTINATION ADDRESS 1': `${key.toLowerCase()}.example.com`,
    'DESTINATION PORT 1': '5060',
  })
  estate.add('routegroup', { NAME: `${key}-RG`, 'DEVICE NAME 1': `${key}-PSTN`, 'DEVICE SELECTION ORDER 1': '1' })
  addSitePatterns(estate, key, site)
  addSiteHunting(estate, key, site, colleagues)
}

/** Five patterns for fifty people. */
function addSitePatterns(estate: ExportBuilder, key: string, site: number): void {
  const half = (site % 2) * 5
  estate.add('translationpattern', {
    'TRANSLATION PATTERN': `4[${half}-${half + 4}]X`,
    'ROUTE PARTITION': `${key}-XLATE-PT`,
    'CALLED PARTY TRANSFORM MASK': `+1${areaOf(site)}55501XX`,
    "USE ORIGINATOR'S CALLING SEARCH SPACE": 't',
    'DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS': 't',
  })
  for (const pattern of ['9.[2-9]XXXXXX', '9.1[2-9]XX[2-9]XXXXXX', '9.011!', '\\+!']) {
    estate.add('routepattern', {
      'ROUTE PATTERN': pattern,
      'ROUTE PARTITION': `${key}-PSTN-PT`,
      'GATEWAY/ROUTE LIST': 'RL-PSTN',
      'DISCARD DIGITS': pattern.includes('.') ? 'PreDot' : 'NULL',
    })
  }
}

function addSiteHunting(estate: ExportBuilder, key: string, site: number, colleagues: readonly LargePerson[]): void {
  const members = colleagues.slice(0, 8)
  estate.add('linegroup', {
    NAME: `${key}-LG`,
    'TYPE DISTRIBUTION ALGORITHM': ['Top Down', 'Circular', 'Longest Idle Time', 'Broadcast'][site % 4] ?? 'Top Down',
    ...numbered(
      'LINE SELECTION ORDER',
      members.map((_, index) => String(index)),
    ),
    ...numbered(
      'DN OR PATTERN',
      members.map((member) => member.dn),
    ),
    ...numbered(
      'ROUTE PARTITION',
      members.map(() => 'DN-PT'),
    ),
  })
  estate.add('huntlist', { NAME: `${key}-HL`, 'SELECTION ORDER 1': '1', 'LINE GROUP 1': `${key}-LG` })
  estate.add('huntpilot', {
    'HUNT PILOT': `5${String(site).padStart(4, '0')}`,
    'ROUTE PARTITION': 'HUNT-PT',
    'HUNT LIST 1': `${key}-HL`,
    'NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1': '1',
  })
}

/** Small members whole, the long ones in chunks of rows. */
function* members(
  estate: ExportBuilder,
  people: readonly LargePerson[],
  full: FullDetail | undefined,
): Generator<{ readonly name: string; readonly chunks: readonly Uint8Array[] }> {
  for (const file of estate.files()) {
    if (file.name === 'phone.csv') yield { name: file.name, chunks: phoneChunks(estate, people, full) }
    else if (file.name === 'enduser.csv') yield { name: file.name, chunks: userChunks(estate, people, full) }
    else if (file.name === 'directorynumber.csv' && full !== undefined) {
      yield { name: file.name, chunks: numberChunks(estate, people) }
    } else yield { name: file.name, chunks: [file.data] }
  }
}

function phoneChunks(
  estate: ExportBuilder,
  people: readonly LargePerson[],
  full: FullDetail | undefined,
): readonly Uint8Array[] {
  estate.add('phone', {
    'Directory Number 1': 'template',
    'Device Type': 'Cisco 8845',
    ...(full === undefined ? { 'Directory Number 2': '' } : { XML: filler('<pcPort>0</pcPort>', full.xmlCharacters) }),
  })
  const template = new RowTemplate(estate.csv('phone'), [
    ...['Device Name', 'Description', 'Device Pool', 'CSS', 'Location', 'User ID 1', 'Owner User ID'],
    ...['Directory Number 1', 'Route Partition 1', 'Line CSS 1', 'Line Text Label 1', 'External Phone Number Mask 1'],
    ...['Recording Option 1', 'Forward All Destination 1', 'Device Type'],
  ])
  return inChunks(
    people,
    (someone) => {
      const key = siteKey(someone.site)
      const cells = (name: string, type: string): string =>
        template.line([
          ...[name, `${someone.first} ${someone.last}`, `${key}-DP`, `${key}-DEV-CSS`, `${key}-LOC`],
          ...[someone.id, someone.id, someone.dn, 'DN-PT', 'LINE-NATIONAL-CSS', `${someone.first} ${someone.last}`],
          `+1${areaOf(someone.site)}555XXXX`,
          someone.recorded ? 'Automatic Call Recording Enabled' : 'Call Recording Disabled',
          someone.forwardAllTo,
          type,
        ])
      const soft =
        someone.softClient || full !== undefined
          ? cells(`CSF${someone.id}`, 'Cisco Unified Client Services Framework')
          : ''
      return cells(someone.phone, 'Cisco 8845') + soft
    },
    template.headerLine,
  )
}

function userChunks(
  estate: ExportBuilder,
  people: readonly LargePerson[],
  full: FullDetail | undefined,
): readonly Uint8Array[] {
  const secrets = { 'DIGEST CREDENTIALS': filler('0', 64), 'PASSWORD 1': filler('0', 128), 'PIN 1': filler('0', 128) }
  estate.add('enduser', {
    'USER ID': 'template',
    'DEVICE NAME 1': 'template',
    ...(full === undefined ? {} : secrets),
  })
  const template = new RowTemplate(estate.csv('enduser'), [
    ...['USER ID', 'FIRST NAME', 'LAST NAME', 'MAIL ID', 'TELEPHONE NUMBER', 'DEVICE NAME 1'],
    ...['TYPE USER ASSOCIATION 1', 'PRIMARY EXTENSION 1', 'TYPE PATTERN USAGE 1'],
  ])
  return inChunks(
    people,
    (someone) =>
      template.line([
        ...[someone.id, someone.first, someone.last, `${someone.id}@example.com`, someone.dn.slice(1), someone.phone],
        ...['Cti Control In', someone.dn, 'Primary'],
      ]),
    template.headerLine,
  )
}

function numberChunks(estate: ExportBuilder, people: readonly LargePerson[]): readonly Uint8Array[] {
  estate.add('directorynumber', { 'Directory Number': 'template' })
  const varying = ['Directory Number', 'Route Partition', 'Calling Search Space', 'Forward All Destination']
  const template = new RowTemplate(estate.csv('directorynumber'), varying)
  return inChunks(
    people,
    (someone) => template.line([someone.dn, 'DN-PT', 'LINE-NATIONAL-CSS', someone.forwardAllTo]),
    template.headerLine,
  )
}

function filler(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length)
}

function inChunks(
  people: readonly LargePerson[],
  lineOf: (someone: LargePerson) => string,
  headerLine: string,
): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [Buffer.from(headerLine)]
  for (let from = 0; from < people.length; from += ROWS_PER_CHUNK) {
    chunks.push(
      Buffer.from(
        people
          .slice(from, from + ROWS_PER_CHUNK)
          .map(lineOf)
          .join(''),
      ),
    )
  }
  return chunks
}

function numbered(column: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [`${column} ${index + 1}`, value]))
}

function siteKey(site: number): string {
  return `S${String(site).padStart(4, '0')}`
}

/** Two sites of fifty share one area code: `+12125550100`. */
function numberOf(index: number): string {
  return `+1${200 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`
}

/** Two sites share the hundred example numbers of one area code. */
function areaOf(site: number): number {
  return 200 + Math.floor(site / 2)
}

/** Mulberry32: a small generator of numbers in [0, 1), the same everywhere for one seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
