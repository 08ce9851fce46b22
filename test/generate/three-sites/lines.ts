import type { Cells } from '../../support/export-builder.js'
import type { Person, Site } from './cast.js'
import { CAST, dnAt, mailOf, NUMBER_PARTITION } from './cast.js'

/** Line columns without their number; `onLine` numbers them. */
export type LineCells = Cells

const EXTERNAL_MASK: Readonly<Record<Site, string>> = {
  Austin: '+1512555XXXX',
  Lyon: '+1717555XXXX',
  Boston: '6175550100',
}

const TO_VOICEMAIL: LineCells = {
  'Forward No Answer Internal Voice Mail': 't',
  'Forward No Answer External Voice Mail': 't',
  'Forward Busy Internal Voice Mail': 't',
  'Forward Busy External Voice Mail': 't',
}

const RECORDED: LineCells = {
  'Recording Option': 'Automatic Call Recording Enabled',
  'Recording Profile': 'REC-MAIN',
  'Recording Media Source': 'Phone Preferred',
}

/** What is special about the number of one person; it holds on every device that carries it. */
const NUMBER_SPECIALS: Readonly<Record<string, LineCells>> = {
  ngarcia: {
    'Call Pickup Group': 'LYN-PICKUP',
    'URI 1 on Directory Number': 'nina.garcia@example.com',
    'URI 1 Route Partition on Directory Number': 'Directory URI',
    'URI 1 Is Primary on Directory Number': 't',
    'Enterprise Number Mask': '84711',
    'Enterprise Add to Local Route Partition': 'f',
    'Enterprise Advertise via globally': 't',
    'Enterprise Is Urgent': 'f',
  },
  omeyer: { 'Call Pickup Group': 'LYN-PICKUP' },
  uwolf: { 'Call Pickup Group': 'LYN-PICKUP' },
  dwhite: {
    'Call Pickup Group': 'LYN-PICKUP',
    'Forward No Answer Internal Voice Mail': 'f',
    'Forward No Answer External Voice Mail': 'f',
    'Forward No Answer Internal Destination': '4711',
    'Forward No Answer Internal CSS': 'LYN-FWD-CSS',
    'Forward No Answer External Destination': '4711',
    'Forward No Answer External CSS': 'LYN-FWD-CSS',
    'Forward No Answer Ring Duration': '18',
  },
  yberg: { 'Forward All Destination': '+17175550120', 'Forward All CSS': 'LYN-FWD-CSS' },
  bcho: { 'Call Pickup Group': 'AUS-PICKUP' },
  cdiaz: { 'Call Pickup Group': 'AUS-PICKUP' },
  rreyes: { 'Urgent Priority': 't' },
  bclark: {
    'E.164 Number Mask': '+16175550102',
    'E.164 Add to Local Route Partition': 't',
    'E.164 Route Partition': 'DN-E164-PT',
    'E.164 Advertise via globally': 'f',
    'E.164 Is Urgent': 'f',
  },
  eford: {
    ...TO_VOICEMAIL,
    'Voice Mail Profile': 'VM-BOSTON',
    'E.164 Number Mask': '+16175550105',
    'E.164 Add to Local Route Partition': 'f',
    'E.164 Is Urgent': 'f',
  },
}

const RECORDED_AGENTS = new Set(['ngarcia', 'omeyer', 'plam', 'tturner', 'uurban'])

/** Person of the cast by user id. Throws on a name nobody has. */
export function castMember(id: string): Person {
  const found = CAST.find((someone) => someone.id === id)
  if (found === undefined) throw new Error(`nobody in the cast is called ${id}`)
  return found
}

/** The number of a person as a line: the same cells on every device that carries it. */
export function lineOf(someone: Person): LineCells {
  const name = `${someone.first} ${someone.last}`
  const voicemail = someone.site === 'Boston' ? { 'Voice Mail Profile': 'NoVoiceMail' } : voicemailOf(someone)
  return {
    ...line(someone.site, someone.ext, name),
    'Line CSS': lineCssOf(someone),
    ...voicemail,
    ...(RECORDED_AGENTS.has(someone.id) ? RECORDED : {}),
    ...(someone.part === 'agent' && someone.site !== 'Boston' ? { 'Auto Answer': 'Auto Answer with Headset' } : {}),
    ...(someone.part === 'supervisor' ? { 'Monitoring Calling Search Space': 'FWD-CSS' } : {}),
    ...NUMBER_SPECIALS[someone.id],
  }
}

/** A line that is not a person's: common area, second numbers. */
export function line(site: Site, ext: string, name: string): LineCells {
  return {
    'Directory Number': dnAt(site, ext),
    'Route Partition': NUMBER_PARTITION[site],
    'Line CSS': 'LINE-INTERNAL-CSS',
    'Line Text Label': name,
    'External Phone Number Mask': EXTERNAL_MASK[site],
    'Alerting Name': name,
    'ASCII Alerting Name': name,
    Display: name,
    'ASCII Display': name,
  }
}

/** Puts the number of the button behind every column. */
export function onLine(button: number, cells: LineCells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([name, value]) => [`${name} ${button}`, value]))
}

/** Number as people write it: `+15125550111`; Boston publishes only its main number. */
export function telephoneNumberOf(someone: Person): string {
  if (someone.site === 'Boston') return '6175550100'
  return someone.ext === '' ? '' : dnAt(someone.site, someone.ext).replace('\\', '')
}

/** Directory URI of a person; those without mail have none. */
export function directoryUriOf(someone: Person): string {
  return mailOf(someone)
}

function voicemailOf(someone: Person): LineCells {
  return someone.part === 'agent' || someone.part === 'uccx-agent'
    ? { 'Voice Mail Profile': 'VM-STANDARD' }
    : { 'Voice Mail Profile': 'VM-STANDARD', ...TO_VOICEMAIL }
}

function lineCssOf(someone: Person): string {
  if (someone.site === 'Boston') return 'LINE-NATIONAL-CSS'
  return someone.part === 'stays' || someone.part === 'reception' ? 'LINE-INTL-CSS' : 'LINE-NATIONAL-CSS'
}
