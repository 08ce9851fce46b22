import type { ExportBuilder } from './export-builder.js'

/** Columns of phone.csv that the known pre-processor keeps, without the numbers of their groups (`ucm-exports` 5). */
const KEPT_OF_PHONES = new Set(
  [
    ...['Device Name', 'Description', 'Device Pool', 'Phone Button Template', 'Location', 'Extension Mobility'],
    ...['Softkey Template', 'User ID', 'Owner User ID', 'Device Type', 'Common Phone Profile', 'SIP Profile', 'E.164'],
    ...['Common Device Configuration', 'Mobility User ID', 'DND Option', 'DND Incoming Call Alert', 'Do Not Disturb'],
    ...['Geo Location', 'Secure Authentication URL', 'Wireless LAN Profile Group', 'WiFi Hotspot Profile'],
    ...['Time Zone', 'Remote Destination Name', 'Remote Destination Number', 'Is Mobile Phone'],
    ...['Answer Too Soon Timer', 'Answer Too Late Timer', 'Delay Before Ringing Timer', 'Enable Mobile Connect'],
    ...['Directory Number', 'Route Partition', 'Voice Mail Profile', 'Forward No Answer Ring Duration'],
    ...['Forward All', 'Forward Busy Internal', 'Forward Busy External', 'Forward No Answer Internal'].flatMap(forward),
    ...['Forward No Answer External', 'Forward No Coverage Internal', 'Forward No Coverage External'].flatMap(forward),
    ...['Forward Unregistered Internal', 'Forward Unregistered External'].flatMap(forward),
    ...['Call Pickup Group', 'Line Text Label', 'External Phone Number Mask', 'Maximum Number of Calls'],
    ...['Alerting Name', 'ASCII Alerting Name', 'Display', 'ASCII Display', 'Recording Option'],
    ...['Enterprise Number Mask', 'E.164 Number Mask'],
  ].map((name) => name.toUpperCase()),
)

/** Groups behind the line block are not known to the pre-processor, so they stay. */
const UNKNOWN_TO_IT = /^(SPEED DIAL|BUSY LAMP FIELD|BLF DIRECTED CALL PARK|SUBSCRIBED SERVICE NAME) /

/** The columns of enduser.csv that go, without the numbers of their groups (`ucm-exports` 5). */
const REMOVED_OF_USERS = ['ACCESS CONTROL GROUP', 'TYPE USER ASSOCIATION', 'TYPE PATTERN USAGE', 'PRESENCE GROUP']

/** Removes from an export what the pre-processor of a migration service removes before it is sent there. */
export function reduce(builder: ExportBuilder): ExportBuilder {
  const keep = (member: string, isKept: (stem: string) => boolean): void => {
    for (const name of [...builder.csv(member).header]) {
      if (
        !isKept(
          name
            .trim()
            .replace(/\s+\d+$/, '')
            .toUpperCase(),
        )
      )
        builder.dropColumn(member, name)
    }
  }
  keep('phone', (stem) => KEPT_OF_PHONES.has(stem) || UNKNOWN_TO_IT.test(stem))
  keep('enduser', (stem) => !REMOVED_OF_USERS.includes(stem))
  return builder
}

function forward(name: string): readonly string[] {
  return [`${name} Voice Mail`, `${name} Destination`]
}
