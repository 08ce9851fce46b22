import type { Trunk, TrunkDestination } from '../../../model/ucm/trunk.js'
import type { Columns } from '../columns.js'
import { type Loose, present } from '../../present.js'
import type { Read } from '../row.js'
import { groupReader, objectReader } from '../table-reader.js'

/** trunk.csv: SIP and H.323 trunks (`ucm-exports` 1.6). */
export const trunkReader = objectReader({
  member: 'trunk.csv',
  kind: 'trunk',
  keyOf: (trunk) => trunk.name,
  open: (columns) => {
    const name = columns.text('DEVICE NAME')
    const type = columns.text('TRUNK TYPE')
    const protocol = columns.text('DEVICE PROTOCOL')
    const description = columns.text('DESCRIPTION')
    const devicePool = columns.text('DEVICE POOL')
    const location = columns.text('LOCATION')
    const classification = columns.text('CALL CLASSIFICATION')
    const callingSearchSpace = columns.text('CALLING SEARCH SPACE')
    const rerouting = columns.text('REROUTING CALLING SEARCH SPACE', 'REROUTING CSS')
    const aarCallingSearchSpace = columns.optionalText('AAR CALLING SEARCH SPACE')
    const calledTransformationCss = columns.text('CALLED PARTY TRANSFORMATION CSS')
    const callingTransformationCss = columns.text('CALLING PARTY TRANSFORMATION CSS')
    const usesPoolCalledCss = columns.flag('USE DEVICE POOL CALLED PARTY TRANSFORMATION CSS')
    const usesPoolCallingCss = columns.flag('USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS')
    const sipProfile = columns.text('SIP PROFILE')
    const securityProfile = columns.text('SIP TRUNK SECURITY PROFILE')
    const transformationProfile = columns.optionalText('E.164 TRANSFORMATION PROFILE')
    const media = mediaColumns(columns)
    const identity = identityColumns(columns)
    const pstnAccess = columns.flag('PSTN ACCESS')
    const runOnAllNodes = columns.flag('RUN ON ALL ACTIVE UNIFIED CM NODES')
    const digits = significantDigits(columns)
    const sipPrefix = columns.text('PREFIX DN(SIPDEVICE)')
    const h323Prefix = columns.optionalText('PREFIX DN')
    const destinations = trunkDestinations(columns)
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<Trunk>({
        name: key,
        type: type(row),
        protocol: protocol(row),
        description: description(row),
        devicePool: devicePool(row),
        location: location(row),
        classification: classification(row),
        callingSearchSpace: callingSearchSpace(row),
        reroutingCallingSearchSpace: rerouting(row),
        aarCallingSearchSpace: aarCallingSearchSpace(row),
        calledTransformationCss: calledTransformationCss(row),
        callingTransformationCss: callingTransformationCss(row),
        usesPoolCalledTransformationCss: usesPoolCalledCss(row),
        usesPoolCallingTransformationCss: usesPoolCallingCss(row),
        sipProfile: sipProfile(row),
        securityProfile: securityProfile(row),
        transformationProfile: transformationProfile(row),
        ...media(row),
        ...identity(row),
        pstnAccess: pstnAccess(row),
        runOnAllNodes: runOnAllNodes(row),
        significantDigits: digits(row),
        prefixDn: sipPrefix(row) ?? h323Prefix(row),
        destinations: destinations(row),
      })
    }
  },
})

type Media = Pick<Trunk, 'dtmfMethod' | 'mtpRequired' | 'srtpAllowed' | 'normalizationScript'>

function mediaColumns(columns: Columns): Read<Loose<Media>> {
  const dtmfMethod = columns.optionalText('DTMF SIGNALING METHOD')
  const mtpRequired = columns.optional.flag('MEDIA TERMINATION POINT REQUIRED', 'MTP REQUIRED')
  const srtpAllowed = columns.optional.flag('SRTP ALLOWED')
  const normalizationScript = columns.optionalText('NORMALIZATION SCRIPT NAME')
  return (row) => ({
    dtmfMethod: dtmfMethod(row),
    mtpRequired: mtpRequired(row),
    srtpAllowed: srtpAllowed(row),
    normalizationScript: normalizationScript(row),
  })
}

type Identity = Pick<
  Trunk,
  'remotePartyId' | 'assertedIdentity' | 'assertedType' | 'diversionInbound' | 'diversionOutbound'
>

function identityColumns(columns: Columns): Read<Loose<Identity>> {
  const remotePartyId = columns.optional.flag('REMOTE-PARTY-ID')
  const assertedIdentity = columns.optional.flag('ASSERTED-IDENTITY')
  const assertedType = columns.optionalText('ASSERTED-TYPE')
  const diversionInbound = columns.optional.flag('REDIRECTING DIVERSION HEADER DELIVERY-INBOUND')
  const diversionOutbound = columns.optional.flag('REDIRECTING DIVERSION HEADER DELIVERY-OUTBOUND')
  return (row) => ({
    remotePartyId: remotePartyId(row),
    assertedIdentity: assertedIdentity(row),
    assertedType: assertedType(row),
    diversionInbound: diversionInbound(row),
    diversionOutbound: diversionOutbound(row),
  })
}

/** A number, or `All`, which is the same as absent. */
function significantDigits(columns: Columns): Read<number | undefined> {
  const sip = columns.text('SIGNIFICANT DIGITS(SIPDEVICE)')
  const h323 = columns.optionalText('SIGNIFICANT DIGITS(H323DEVICE)')
  return (row) => {
    const text = sip(row) ?? h323(row)
    return text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : undefined
  }
}

/** SIP destinations; where there are none, the peers of an H.323 trunk. */
function trunkDestinations(columns: Columns): Read<readonly TrunkDestination[]> {
  const sip = groupReader(columns, 'DESTINATION ADDRESS', (k) => {
    const ipv4 = columns.text(`DESTINATION ADDRESS ${k}`)
    const ipv6 = columns.optionalText(`DESTINATION ADDRESS IPV6 ${k}`)
    const port = columns.integer(`DESTINATION PORT ${k}`)
    return (row) => {
      const address = ipv4(row) ?? ipv6(row)
      return address === undefined ? undefined : present<TrunkDestination>({ address, port: port(row) })
    }
  })
  const h323 = columns
    .numbers('SERVER IP ADDRESS/HOST NAME')
    .map((k) => columns.text(`SERVER IP ADDRESS/HOST NAME ${k}`))
  return (row) => {
    const destinations = sip(row)
    if (destinations.length > 0) return destinations
    return h323.map((read) => read(row)).flatMap((address) => (address === undefined ? [] : [{ address }]))
  }
}
