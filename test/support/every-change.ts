import type { UcmSnapshot } from '../../src/model/snapshot.js'
import type { UcmKinds } from '../../src/model/ucm/kinds.js'
import type { Change } from '../../src/plan/change.js'
import { made } from './made-change.js'
import { webexCleanUp, webexCutover, webexPreparation } from './every-webex-change.js'

/** Every kind of change there is, some of them two and three times over the same object. */
export function everyChange(ucm: UcmSnapshot): readonly Change[] {
  const cutover = ucmCutover(ucm)
  const hidden = cutover.find(({ what }) => what.kind === 'directory-number')?.id ?? ''
  return [
    ...webexPreparation(),
    gatewayBlock(),
    ...ucmPreparation(ucm),
    ...cutover,
    ...webexCutover(hidden),
    ...webexCleanUp(),
  ]
}

function gatewayBlock(): Change {
  const lines = [
    'voice class tenant 200',
    '  registrar dns:<trunk Lyon LGW registrar> scheme sips expires 240 refresh-ratio 50 tcp tls',
    '  credentials number <trunk Lyon LGW line-port-user> username <trunk Lyon LGW user> password 0 <trunk Lyon LGW password> realm BroadWorks',
    '  outbound-proxy dns:<trunk Lyon LGW outbound-proxy>',
    'voice class sip-profiles 200',
    '  rule 10 request ANY sip-header From modify ">" ";otg=<trunk Lyon LGW otg>>"',
    'dial-peer voice 200 voip',
    '  session target sip-server',
    '  voice-class sip tenant 200',
    '  no vad',
    'no dial-peer voice 999 voip',
  ]
  const undo = ['no dial-peer voice 200 voip', 'no voice class sip-profiles 200', 'no voice class tenant 200']
  const what = { system: 'lgw', kind: 'configuration', key: 'lgw-lyon', lines, undo } as const
  return made('prepare', what, ['1/prepare/webex/trunk/Lyon LGW'])
}

const MOVED = 'WXC-MOVED-PT'
const TO_WEBEX = 'WXC-ROUTE-PT'

function found<K extends keyof UcmKinds>(ucm: UcmSnapshot, kind: K, key: string): UcmKinds[K] {
  const entries: readonly { readonly key: string; readonly value: UcmKinds[K] }[] = ucm.objects[kind]
  const entry = entries.find((candidate) => candidate.key === key)
  if (entry === undefined) throw new Error(`three-sites has no ${kind} ${key}`)
  return entry.value
}

function ucmPreparation(ucm: UcmSnapshot): readonly Change[] {
  const partitions = [MOVED, TO_WEBEX].map((name) =>
    made('prepare', { system: 'ucm', kind: 'partition', key: name, after: { name, description: 'Moved to Webex' } }),
  )
  const needs = partitions.map(({ id }) => id)
  const space = found(ucm, 'css', 'LYN-DEV-CSS')
  const group = {
    name: 'RG-WXC-LYN',
    distribution: 'Top Down',
    members: [{ order: 0, device: 'LGW-WEBEX-AUS', port: 0 }],
  }
  const groupChange = made('prepare', { system: 'ucm', kind: 'route-group', key: group.name, after: group }, needs)
  const list: UcmKinds['route-list'] = {
    name: 'RL-WXC-LYN',
    description: 'To Webex Calling',
    enabled: true,
    runOnAllNodes: true,
    members: [
      { order: 0, routeGroup: group.name, calling: { useExternalPhoneNumberMask: 'Default' }, called: { prefix: '+' } },
    ],
  }
  const listChange = made('prepare', { system: 'ucm', kind: 'route-list', key: list.name, after: list }, [
    groupChange.id,
  ])
  const pattern: UcmKinds['route-pattern'] = {
    pattern: '\\+17175550111',
    partition: TO_WEBEX,
    description: 'Nina Garcia in Webex',
    block: false,
    releaseCause: 'No Error',
    classification: 'OnNet',
    allowDeviceOverride: false,
    urgent: true,
    requiresAuthorizationCode: false,
    authorizationLevel: 0,
    requiresClientMatterCode: false,
    isEmergency: false,
    calling: { useExternalPhoneNumberMask: 'Off' },
    called: {},
    target: list.name,
  }
  const patternKey = `${pattern.pattern}@${TO_WEBEX}`
  const direct = found(ucm, 'route-pattern', '8990@SVC-PT')
  return [
    ...partitions,
    groupChange,
    listChange,
    made('prepare', { system: 'ucm', kind: 'route-pattern', key: patternKey, after: pattern }, [listChange.id]),
    made('prepare', {
      system: 'ucm',
      kind: 'route-pattern',
      key: '8990@SVC-PT',
      before: direct,
      after: { ...direct, urgent: !direct.urgent, description: 'changed' },
    }),
    made(
      'prepare',
      {
        system: 'ucm',
        kind: 'css',
        key: 'WXC-IN-CSS',
        after: { name: 'WXC-IN-CSS', description: 'From Webex', partitions: [MOVED, 'DN-E164-PT'] },
      },
      needs,
    ),
    made(
      'prepare',
      {
        system: 'ucm',
        kind: 'css',
        key: space.name,
        before: space,
        after: { ...space, partitions: [...space.partitions, TO_WEBEX] },
      },
      needs,
    ),
  ]
}

function ucmCutover(ucm: UcmSnapshot): readonly Change[] {
  const number = found(ucm, 'directory-number', '\\+17175550111@DN-E164-PT')
  const { dn, active, urgent, origins, description } = number
  const kept = description === undefined ? {} : { description }
  const parked: UcmKinds['directory-number'] = {
    ...kept,
    ...{ dn, active, urgent, origins, partition: MOVED },
    ...{ alternates: [], uris: [], forwards: [] },
  }
  const pilot = found(ucm, 'hunt-pilot', '\\+17175550150@HUNT-PT')
  const group = found(ucm, 'line-group', 'LG-LYN-SERVICE')
  const space = found(ucm, 'css', 'LYN-DEV-CSS')
  const staged = { ...space, partitions: [...space.partitions, TO_WEBEX] }
  const leave = made('cutover', {
    system: 'ucm',
    kind: 'line-group',
    key: group.name,
    before: group,
    after: { ...group, members: group.members.slice(1) },
  })
  const hide = made(
    'cutover',
    {
      system: 'ucm',
      kind: 'directory-number',
      key: '\\+17175550111@DN-E164-PT',
      newKey: `\\+17175550111@${MOVED}`,
      before: number,
      after: parked,
    },
    [leave.id],
  )
  const move = made('cutover', {
    system: 'ucm',
    kind: 'hunt-pilot',
    key: '\\+17175550150@HUNT-PT',
    newKey: `\\+17175550150@${MOVED}`,
    before: pilot,
    after: { ...pilot, partition: MOVED },
  })
  const space2 = made(
    'cutover',
    {
      system: 'ucm',
      kind: 'css',
      key: space.name,
      before: staged,
      after: { ...staged, description: 'with Webex' },
    },
    [hide.id],
  )
  return [leave, hide, move, space2]
}
