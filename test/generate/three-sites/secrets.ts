import type { Cells, ExportBuilder } from '../../support/export-builder.js'

/** Every column of an export that holds a password, a PIN, a code or vendor configuration with one. */
export const SECRET_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  appuser: ['APPLICATION USER PASSWORD REVERSE', 'PASSWORD 1'],
  appusercapfprofile: ['AUTHENTICATION STRING'],
  clientmattercodes: ['CLIENT MATTER CODE'],
  commonphoneprofile: ['LOCAL PHONE UNLOCK PASSWORD', 'SECURE SHELL PASSWORD', 'COMMON PHONE CONFIGURATION XML 1'],
  conferencebridge: ['PASSWORD', 'XML'],
  credpolicydef: ['CREDENTIALS'],
  dnalookupandsync: ['LDAP PASSWORD'],
  enduser: ['DIGEST CREDENTIALS', 'ATTENDEES ACCESS CODE', 'PASSWORD 1', 'PIN 1', 'MLPP PASSWORD 1'],
  endusercapfprofile: ['AUTHENTICATION STRING'],
  enterprisephoneconfigxml: ['ENTERPRISE PHONE CONFIGURATION XML'],
  forcedauthorizationcodes: ['CODE'],
  ldapauth: ['LDAP PASSWORD'],
  ldapdir: ['LDAP PASSWORD'],
  ldapsearch: ['PASSWORD'],
  networkaccessprofile: ['PASSWORD'],
  phone: ['Authentication String', 'Secure Shell Password', 'XML'],
  safsecurityprofile: ['USER PASSWORD'],
  serviceprofile: ['VOICEMAIL_XML', 'MAILSTORE_XML', 'CONFERENCING_XML', 'DIRECTORY_XML'],
  siprealm: ['PASSWORD REVERSE'],
  transcoder: ['XML 1'],
  ucservice: ['XML'],
  universaldevicetemplate: ['Authentication String', 'Secure Shell Password', 'XML'],
  wifihotspotprofile: ['PASSWORD'],
  wirelesslanprofile: ['PASSWORD'],
}

/** Rows that exist for the sake of their secret. */
const ROWS: Readonly<Record<string, Cells>> = {
  appusercapfprofile: { 'APPLICATION USER NAME': 'administrator', 'INSTANCE ID': '1' },
  clientmattercodes: { DESCRIPTION: 'Matter of a client' },
  commonphoneprofile: { NAME: 'Standard Common Phone Profile', 'SECURE SHELL USER': 'service' },
  conferencebridge: { NAME: 'CFB-1', 'DEVICE POOL': 'Default', LOCATION: 'Hub_None' },
  credpolicydef: { 'CREDENTIAL POLICY NAME': 'Default Credential Policy', 'TYPE CREDENTIAL': 'PIN' },
  dnalookupandsync: { NAME: 'Alias lookup', 'LDAP DN': 'cn=alias,dc=example,dc=com' },
  endusercapfprofile: { 'USER ID': 'amartin', 'INSTANCE ID': '1' },
  enterprisephoneconfigxml: {},
  forcedauthorizationcodes: { NAME: 'Premium calls', 'AUTHORIZATION LEVEL': '60' },
  ldapauth: { 'LDAP DN': 'cn=auth,dc=example,dc=com', 'HOST NAME 1': 'ldap.example.com', 'PRIORITY 1': '1' },
  ldapsearch: {},
  networkaccessprofile: { NAME: 'Proxy', USERNAME: 'proxy' },
  safsecurityprofile: { NAME: 'SAF', 'USER NAME': 'saf' },
  serviceprofile: { NAME: 'SP-MAIN' },
  siprealm: { 'REALM NAME': 'example.com', 'USER ID': 'realm' },
  transcoder: { NAME: 'XCODE-1', 'DEVICE POOL': 'Default' },
  ucservice: { 'SERVICE TYPE': 'Voicemail', NAME: 'UNITY', 'HOST NAME/IP ADDRESS': 'unity.example.com' },
  wifihotspotprofile: { NAME: 'Hotspot', SSID: 'guest' },
  wirelesslanprofile: { NAME: 'Wireless', SSID: 'office', 'USER NAME': 'wlan' },
}

/** The word that must never leave the reader. */
export function canary(member: string, column: string): string {
  return `CANARY-${member}-${column}`
}

/** Puts a canary into every secret cell; to be called when all other rows are there. */
export function addSecrets(estate: ExportBuilder): void {
  for (const [member, cells] of Object.entries(ROWS)) estate.add(member, cells)
  for (const [member, columns] of Object.entries(SECRET_COLUMNS)) {
    const csv = estate.csv(member)
    for (const column of columns) {
      const secret = canary(member, column)
      const value = column.includes('XML') ? `<password>${secret}</password>` : secret
      for (const row of csv.rows) row[csv.column(column)] = value
    }
  }
}
