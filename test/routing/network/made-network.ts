import { unpackTar } from 'modern-tar'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import type { MappedLocation, Mapping } from '../../../src/model/mapping.js'
import { EMPTY_MAPPING } from '../../../src/model/mapping.js'
import type { NetworkSnapshot } from '../../../src/model/network.js'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import type { WebexKind, WebexKinds } from '../../../src/model/webex/kinds.js'
import { parseCaller } from '../../../src/cli/input/caller-grammar.js'
import type { NetworkTrace } from '../../../src/routing/network-trace.js'
import { networkRouter } from '../../../src/routing/network/network-router.js'
import { resolveNetworkCaller } from '../../../src/routing/network/person-caller.js'
import { ExportBuilder } from '../../support/export-builder.js'
import { threeSites } from '../../support/three-sites.js'
import { webexSnapshot } from '../../support/webex-organization.js'

/** The export of three-sites, to be patched. */
export async function baseExport(): Promise<ExportBuilder> {
  return ExportBuilder.fromTar(threeSites('input/ucmdata_export.tar'))
}

/** Bytes of an archive to a snapshot. */
export async function snapshotOfExport(source: ExportBuilder): Promise<UcmSnapshot> {
  const entries = await unpackTar(new Uint8Array(source.toTar()), { strict: true })
  const members = entries.map(({ header, data }) => ({ name: header.name, bytes: data ?? new Uint8Array() }))
  return ingestUcm({ name: 'export.tar', sha256: '', members })
}

export const GROUP = 'webexlyon1234_lgu'

/** The Local Gateway behind LGW-WEBEX-AUS, with the carrier of Austin on the same box (`local-gateway` 1.6). */
export function gateway(
  change: { readonly uri?: string; readonly tag?: string; readonly ucmPort?: string; readonly name?: string } = {},
): LgwSnapshot {
  const { uri = `dtg=${GROUP.replace('_', '.')}`, tag = GROUP, ucmPort = '5065', name = 'lgw-aus' } = change
  const text = `hostname ${name}
ip host ucm-sub1 192.0.2.11
ip host _sip._udp.ucm-webex.example.com srv 0 1 ${ucmPort} ucm-sub1
ip host _sip._udp.ucm-pstn.example.com srv 0 1 5060 ucm-sub1
interface GigabitEthernet1
 ip address 192.0.2.20 255.255.255.0
!
voice service voip
 ip address trusted list
  ipv4 192.0.2.0 255.255.255.0
 mode border-element
 allow-connections sip to sip
 no supplementary-service sip refer
!
voice class uri 100 sip
 pattern ${uri}
voice class uri 200 sip
 host ipv4:198.51.100.5
voice class uri 300 sip
 pattern :${ucmPort}
voice class uri 400 sip
 pattern 192\\.0\\.2\\.11:5060
!
voice class sip-profiles 100
 rule 80 request ANY sip-header From modify ">" ";otg=${tag}>"
!
voice class tenant 100
 registrar dns:lyon.example.com scheme sips expires 240 refresh-ratio 50 tcp tls
 sip-server dns:lyon.example.com
 session transport tcp tls
 sip-profiles 100
 outbound-proxy dns:proxy.example.com
!
voice class dpg 100
 dial-peer 100 preference 1
voice class dpg 200
 dial-peer 200 preference 1
voice class dpg 300
 dial-peer 300 preference 1
voice class dpg 400
 dial-peer 400 preference 1
!
dial-peer voice 100 voip
 description Webex
 max-conn 250
 destination-pattern BAD.BAD
 session protocol sipv2
 session target sip-server
 destination dpg 300
 incoming uri request 100
 voice-class sip tenant 100
!
dial-peer voice 200 voip
 description Carrier
 destination-pattern BAD.BAD
 session protocol sipv2
 session target ipv4:198.51.100.5
 destination dpg 400
 incoming uri via 200
!
dial-peer voice 300 voip
 description Unified CM, Webex trunk
 destination-pattern BAD.BAD
 session protocol sipv2
 session target dns:ucm-webex.example.com
 destination dpg 100
 incoming uri via 300
!
dial-peer voice 400 voip
 description Unified CM, PSTN trunk
 destination-pattern BAD.BAD
 session protocol sipv2
 session target dns:ucm-pstn.example.com
 destination dpg 200
 incoming uri via 400
!
end
`
  return ingestLgw({ name: `${name}.cfg`, bytes: Buffer.from(text) })
}

type Objects = { readonly [K in WebexKind]?: readonly WebexKinds[K][] }

/** Lyon in Webex: one trunk, Nina with the number that the estate routes to Webex for tests, a dial plan to premises. */
export function organization(change: Objects = {}) {
  return webexSnapshot({
    location: [
      {
        name: 'Lyon',
        address: { line1: '1 Example Street', city: 'Lyon', postalCode: '00000', country: 'US' },
        timeZone: 'America/New_York',
        preferredLanguage: 'en_us',
        callingEnabled: true,
        routingPrefix: '84',
        enforceOutsideDialDigit: false,
        mainNumber: '+15125550180',
        pstn: { kind: 'route-group', name: 'RG-LYN' },
        unknownExtensionRoute: { kind: 'route-group', name: 'RG-LYN' },
      },
    ],
    trunk: [
      {
        name: 'Webex-Lyon',
        location: 'Lyon',
        type: 'REGISTERING',
        dualIdentitySupport: true,
        registration: {
          otgDtgId: GROUP,
          linePort: 'webexlyon9876_LGU@lyon.example.com',
          outboundProxy: 'proxy.example.com',
          userName: 'webexlyon1234_LGU',
        },
      },
    ],
    'route-group': [{ name: 'RG-LYN', trunks: [{ trunk: 'Webex-Lyon', priority: 1 }] }],
    'dial-plan': [
      {
        name: 'Premises',
        route: { kind: 'route-group', name: 'RG-LYN' },
        patterns: ['+15125550XXX', '+1717555!', '+1617555!'],
      },
    ],
    person: [
      {
        mail: 'nina.garcia@example.com',
        displayName: 'Nina Garcia',
        location: 'Lyon',
        extension: '4785',
        phoneNumber: '+15125550185',
        licenses: [],
      },
    ],
    ...change,
  })
}

/** What a person states about the estate. */
export function mapping(lyon: Partial<MappedLocation> = {}): Mapping {
  const confirmed = { status: 'confirmed', evidence: [] } as const
  return {
    ...EMPTY_MAPPING,
    locations: [
      {
        ...confirmed,
        name: 'Lyon',
        devicePools: ['DP-LYN-PHONES'],
        partitions: [],
        files: [],
        address: { country: 'US' },
        ...lyon,
      },
    ],
    trunks: [
      { ...confirmed, name: 'LGW-WEBEX-AUS', role: 'lgw' },
      ...['AUS', 'LYN', 'BOS'].map((site) => ({ ...confirmed, name: `CUBE-PSTN-${site}`, role: 'pstn' as const })),
      { ...confirmed, name: 'UNITY-VM', role: 'voicemail' },
    ],
    gateways: [{ ...confirmed, name: 'lgw-aus', trunks: ['LGW-WEBEX-AUS'] }],
  }
}

/** Routes one call written as on the command line. Throws when the caller means nothing. */
export function call(network: NetworkSnapshot, caller: string, digits: string, stated = mapping()): NetworkTrace {
  const router = networkRouter(network, stated, DEFAULT_SETTINGS)
  const resolution = resolveNetworkCaller(router.directories, parseCaller(caller))
  if (!resolution.ok) throw new Error(resolution.reason)
  return router.route(resolution.caller, digits)
}
