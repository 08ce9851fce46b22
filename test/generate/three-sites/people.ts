import type { Cells, ExportBuilder } from '../../support/export-builder.js'
import type { Person } from './cast.js'
import { CAST, deskPhone, dnAt, mailOf } from './cast.js'
import { directoryUriOf, telephoneNumberOf } from './lines.js'

/** End users and application users. */
export function addPeople(estate: ExportBuilder): void {
  for (const [index, someone] of CAST.entries()) estate.add('enduser', endUser(someone, index))
  estate.add(
    'appuser',
    { 'APPLICATION USER NAME': 'administrator', 'IS STANDARD APPLICATION USER': 't' },
    {
      'APPLICATION USER NAME': 'uccxjtapiuser_1',
      'DIR GROUP NAME 2': 'Standard CTI Allow Control of All Devices',
      'IS STANDARD 2': 't',
      ...controlled('UCCX-RP-SALES', 'UCCX-PORT-1', 'UCCX-PORT-2'),
    },
    {
      'APPLICATION USER NAME': 'uccxrmcmuser',
      ...controlled(deskPhone('Austin', '36'), deskPhone('Austin', '37')),
    },
  )
  estate.add('ldapdir', { NAME: 'LDAP-CORP', 'LDAP SYNCHRONIZATION BASE': 'ou=people,dc=example,dc=com' })
}

const SOFT_CLIENTS: Readonly<Record<string, string>> = {
  ngarcia: 'CSFNGARCIA',
  rsato: 'CSFRSATO',
  bcho: 'CSFBCHO',
  devans: 'CSFDEVANS',
  jreed: 'CSFJREED',
}
const ICD_EXTENSIONS: Readonly<Record<string, string>> = { zzhang: '46', abaker: '47' }

function endUser(someone: Person, index: number): Cells {
  const mail = mailOf(someone)
  return {
    'FIRST NAME': someone.first,
    'LAST NAME': someone.last,
    'USER ID': someone.id,
    DEPARTMENT: someone.part === 'stays' ? 'Office' : 'Customer service',
    TITLE: someone.part === 'supervisor' ? 'Team lead' : '',
    SITE: someone.site,
    'TELEPHONE NUMBER': telephoneNumberOf(someone),
    'MAIL ID': mail,
    'DIRECTORY URI': directoryUriOf(someone),
    'DIRECTORY PLUGIN CONFIG': someone.site === 'Boston' ? 'NULL' : 'LDAP-CORP',
    'USER PKID': `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    'DISPLAY NAME': `${someone.first} ${someone.last}`,
    'SELF-SERVICE USER ID': someone.ext === '' ? '' : dnAt(someone.site, someone.ext).replace(/\D/g, ''),
    'ENABLE MOBILITY': someone.id === 'iprice' ? 't' : 'f',
    'ACCESS CONTROL GROUP 2': 'Standard CTI Enabled',
    ...deviceCells(someone),
    ...extensionCells(someone),
  }
}

function deviceCells(someone: Person): Cells {
  if (someone.reach === 'nothing') return {}
  if (someone.reach === 'profile-only') {
    return { 'DEVICE NAME 1': 'EM-HOLSON', 'DEFAULT PROFILE 1': 't', 'TYPE USER ASSOCIATION 1': 'Profile Available' }
  }
  const own = someone.reach === 'soft-client' ? [] : [deskPhone(someone.site, someone.ext)]
  const soft = SOFT_CLIENTS[someone.id]
  return numbered([...own, ...(soft === undefined ? [] : [soft])], (name, number) => ({
    [`DEVICE NAME ${number}`]: name,
    [`TYPE USER ASSOCIATION ${number}`]: 'Cti Control In',
  }))
}

function extensionCells(someone: Person): Cells {
  if (someone.reach === 'nothing') return {}
  const icd = ICD_EXTENSIONS[someone.id]
  const extensions = [
    [dnAt(someone.site, someone.ext), 'Primary'],
    ...(icd === undefined ? [] : [[dnAt('Austin', icd), 'ICD']]),
  ]
  return numbered(extensions, ([dn = '', usage = ''], number) => ({
    [`PRIMARY EXTENSION ${number}`]: dn,
    [`TYPE PATTERN USAGE ${number}`]: usage,
  }))
}

function controlled(...devices: readonly string[]): Cells {
  return numbered(devices, (name, number) => ({
    [`DEVICE NAME ${number}`]: name,
    [`TYPE USER ASSOCIATION ${number}`]: 'Cti Control In',
  }))
}

function numbered<T>(items: readonly T[], cellsOf: (item: T, number: number) => Cells): Cells {
  return Object.assign({}, ...items.map((item, index) => cellsOf(item, index + 1))) as Cells
}
