import { expect, it } from 'vitest'
import type { JsonObject } from '../../../src/execute/ports.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import type { UcmKinds } from '../../../src/model/ucm/kinds.js'
import type { ChangedUcmKind, UcmObjectChange } from '../../../src/plan/change.js'
import { UcmProjection } from '../../../src/plan/projection/ucm-projection.js'
import { without } from '../../../src/twin/ucm/state/without.js'
import { TwinUnderTest } from './twin-under-test.js'

/** A change, and the request that makes it. */
interface Step {
  readonly change: UcmObjectChange
  readonly operation: string
  readonly body: JsonObject
}

it('a twin that was changed by AXL reads back as what the plan projects', async () => {
  const twin = await TwinUnderTest.ofThreeSites()
  const projection = new UcmProjection(twin.seeded)
  for (const { change, operation, body } of steps(twin.seeded)) {
    projection.apply(change)
    await twin.ok(operation, body)
    expect([change.key, twin.snapshot().root]).toEqual([change.key, projection.snapshot().root])
  }
})

const HIDDEN = 'HIDDEN-PT'
const WEBEX = 'WEBEX-LYON-PT'
const DN = { pattern: '\\+17175550111', routePartitionName: 'DN-E164-PT' }
const PILOT = { pattern: '\\+17175550150', routePartitionName: 'HUNT-PT' }

function steps(snapshot: UcmSnapshot): readonly Step[] {
  const find = <K extends ChangedUcmKind>(kind: K, key: string): UcmKinds[K] => {
    const entry = snapshot.objects[kind].find((one) => one.key === key)
    if (entry === undefined) throw new Error(`${kind} ${key} is not in three-sites`)
    return entry.value
  }
  const css = find('css', 'LYN-DEV-CSS')
  const group = find('line-group', 'LG-LYN-SERVICE')
  const number = find('directory-number', '\\+17175550111@DN-E164-PT')
  const pilot = find('hunt-pilot', '\\+17175550150@HUNT-PT')
  const partitions = [...css.partitions, WEBEX]
  return [
    addedPartition(WEBEX),
    addedPartition(HIDDEN),
    {
      change: { system: 'ucm', kind: 'css', key: css.name, before: css, after: { ...css, partitions } },
      operation: 'updateCss',
      body: {
        name: css.name,
        members: { member: partitions.map((routePartitionName, at) => ({ routePartitionName, index: at + 1 })) },
      },
    },
    addedGroup(),
    addedList(),
    addedPattern(),
    {
      change: {
        system: 'ucm',
        kind: 'line-group',
        key: group.name,
        before: group,
        after: { ...group, members: group.members.slice(1) },
      },
      operation: 'updateLineGroup',
      body: {
        name: group.name,
        removeMembers: { member: [{ lineSelectionOrder: 1, directoryNumber: DN }] },
      },
    },
    hiddenNumber(number),
    {
      change: {
        system: 'ucm',
        kind: 'hunt-pilot',
        key: '\\+17175550150@HUNT-PT',
        newKey: `\\+17175550150@${HIDDEN}`,
        before: pilot,
        after: { ...pilot, partition: HIDDEN },
      },
      operation: 'updateHuntPilot',
      body: { ...PILOT, newRoutePartitionName: HIDDEN },
    },
  ]
}

function addedPartition(name: string): Step {
  const after = { name, description: 'of the plan' }
  return {
    change: { system: 'ucm', kind: 'partition', key: name, after },
    operation: 'addRoutePartition',
    body: { routePartition: after },
  }
}

function addedGroup(): Step {
  return {
    change: {
      system: 'ucm',
      kind: 'route-group',
      key: 'RG-LYON',
      after: { name: 'RG-LYON', distribution: 'Top Down', members: [{ order: 1, device: 'LGW-WEBEX-AUS', port: 0 }] },
    },
    operation: 'addRouteGroup',
    body: {
      routeGroup: {
        distributionAlgorithm: 'Top Down',
        members: { member: { deviceSelectionOrder: 1, deviceName: 'LGW-WEBEX-AUS', port: 0 } },
        name: 'RG-LYON',
      },
    },
  }
}

function addedList(): Step {
  return {
    change: {
      system: 'ucm',
      kind: 'route-list',
      key: 'RL-LYON',
      after: {
        name: 'RL-LYON',
        enabled: true,
        callManagerGroup: 'CMG-AUS',
        runOnAllNodes: true,
        members: [
          {
            order: 1,
            routeGroup: 'RG-LYON',
            calling: { useExternalPhoneNumberMask: 'Default' },
            called: { prefix: '+' },
          },
        ],
      },
    },
    operation: 'addRouteList',
    body: {
      routeList: {
        name: 'RL-LYON',
        callManagerGroupName: 'CMG-AUS',
        routeListEnabled: true,
        members: {
          member: [
            {
              routeGroupName: 'RG-LYON',
              selectionOrder: 1,
              prefixDigitsOut: '+',
              useFullyQualifiedCallingPartyNumber: 'Default',
            },
          ],
        },
        runOnEveryNode: true,
      },
    },
  }
}

/** What Unified CM fills in when nothing is said stands in the plan as well. */
function addedPattern(): Step {
  return {
    change: {
      system: 'ucm',
      kind: 'route-pattern',
      key: `\\+17175550111@${WEBEX}`,
      after: {
        pattern: '\\+17175550111',
        partition: WEBEX,
        block: false,
        releaseCause: 'No Error',
        classification: 'OnNet',
        allowDeviceOverride: false,
        urgent: true,
        requiresAuthorizationCode: false,
        authorizationLevel: 0,
        requiresClientMatterCode: false,
        isEmergency: false,
        calling: { useExternalPhoneNumberMask: 'Default' },
        called: {},
        target: 'RL-LYON',
      },
    },
    operation: 'addRoutePattern',
    body: {
      routePattern: {
        pattern: '\\+17175550111',
        routePartitionName: WEBEX,
        blockEnable: false,
        useCallingPartyPhoneMask: 'Default',
        dialPlanName: null,
        digitDiscardInstructionName: null,
        networkLocation: 'OnNet',
        patternUrgency: true,
        prefixDigitsOut: null,
        routeFilterName: null,
        destination: { routeListName: 'RL-LYON' },
      },
    },
  }
}

/** The number, its alternates and its URIs in a partition that nobody sees, out of its pickup group. */
function hiddenNumber(before: UcmKinds['directory-number']): Step {
  const rest = without(before, 'callPickupGroup')
  const [alternate] = before.alternates
  if (alternate === undefined || before.uris.length === 0) throw new Error('the number has nothing more to hide')
  const after = {
    ...rest,
    partition: HIDDEN,
    alternates: [{ ...alternate, partition: HIDDEN, addedToLocalPartition: false, advertisedGlobally: false }],
    uris: before.uris.map((uri) => ({ ...uri, partition: HIDDEN })),
  }
  return {
    change: {
      system: 'ucm',
      kind: 'directory-number',
      key: '\\+17175550111@DN-E164-PT',
      newKey: `\\+17175550111@${HIDDEN}`,
      before,
      after,
    },
    operation: 'updateLine',
    body: {
      ...DN,
      newRoutePartitionName: HIDDEN,
      callPickupGroupName: '',
      directoryURIs: {
        directoryUri: after.uris.map(({ uri, isPrimary, partition }) => ({ isPrimary, uri, partition })),
      },
      [alternate.kind === 'e164' ? 'e164AltNum' : 'enterpriseAltNum']: {
        numMask: alternate.mask,
        isUrgent: alternate.urgent,
        addLocalRoutePartition: false,
        routePartition: HIDDEN,
        advertiseGloballyIls: false,
      },
    },
  }
}
