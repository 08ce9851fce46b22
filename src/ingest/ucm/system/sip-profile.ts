import type { SipProfile } from '../../../model/ucm/system/sip-profile.js'
import { present } from '../../present.js'
import type { Columns } from '../columns.js'
import { objectReader } from '../table-reader.js'

/** sipprofile.csv; what checks of a trunk need of its 82 columns (`local-gateway` 3.1, 3.4). */
export const sipProfileReader = objectReader({
  member: 'sipprofile.csv',
  kind: 'sip-profile',
  keyOf: (profile) => profile.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const optionsPing = columns.flag('SEND OPTIONS PING FOR DEFAULT TRUNK SERVICE TYPE')
    const [inService, outOfService] = keepAliveTimers(columns)
    const pingRetries = columns.integer('PING RETRY COUNT')
    const pingRetryMilliseconds = columns.integer('PING RETRY TIMER (MILLISECONDS)')
    const earlyOffer = columns.text('EARLY OFFER SUPPORT FOR VOICE AND VIDEO CALLS')
    const reliableProvisional = columns.text('SIP REL1XX')
    const callingLineIdPresentation = columns.optionalText('CALLING LINE IDENTIFICATION PRESENTATION')
    const rerouteIncoming = columns.text('REROUTE INCOMING REQUEST TO NEW TRUNK')
    const normalizationScript = columns.text('NORMALIZATION SCRIPT NAME')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<SipProfile>({
        name: key,
        description: description(row),
        optionsPing: optionsPing(row) ?? false,
        optionsInServiceSeconds: inService(row),
        optionsOutOfServiceSeconds: outOfService(row),
        pingRetries: pingRetries(row),
        pingRetryMilliseconds: pingRetryMilliseconds(row),
        earlyOffer: earlyOffer(row),
        reliableProvisional: reliableProvisional(row),
        callingLineIdPresentation: callingLineIdPresentation(row),
        rerouteIncoming: rerouteIncoming(row),
        normalizationScript: normalizationScript(row),
      })
    }
  },
})

function keepAliveTimers(columns: Columns) {
  const timer = (state: string) => columns.integer(`KEEP ALIVE TIMER WHEN SIP TRUNK IS ${state} (SECONDS)`)
  return [timer('IN SERVICE OR PARTIALLY IN SERVICE'), timer('OUT OF SERVICE')] as const
}
