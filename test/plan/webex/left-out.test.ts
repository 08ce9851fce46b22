import { describe, expect, it } from 'vitest'
import { webexRoot } from '../../../src/model/snapshot-root.js'
import type { WebexPerson } from '../../../src/model/webex/person.js'
import type { WebexObjects, WebexSnapshot } from '../../../src/model/webex/snapshot.js'
import type { Plan } from '../../../src/plan/plan.js'
import { changesOf } from '../../../src/plan/plan.js'
import { answer } from '../../support/asked-estate.js'
import { lyonPlan, threeSitesOrganization } from '../../support/lyon-plan.js'

const STANDARD = { name: 'Webex Calling - Standard', product: 'standard', totalUnits: 5, consumedUnits: 1 } as const

async function organizationWith(change: (objects: WebexObjects) => WebexObjects): Promise<WebexSnapshot> {
  const organization = await threeSitesOrganization()
  const objects = change(organization.objects)
  return { ...organization, objects, root: webexRoot(objects) }
}

const withPerson =
  (mail: string, more: Partial<WebexPerson>) =>
  (objects: WebexObjects): WebexObjects => ({
    ...objects,
    person: objects.person.map((entry) =>
      entry.key === mail ? { ...entry, value: { ...entry.value, ...more } } : entry,
    ),
    license: [
      ...objects.license,
      { key: 'Webex Calling - Standard', value: STANDARD, source: { file: 'licenses.json' } },
      {
        key: 'Webex Attendant Console',
        value: { ...STANDARD, name: 'Webex Attendant Console', product: 'attendant-console' },
        source: { file: 'licenses.json' },
      },
    ],
  })

const NINA = 'nina.garcia@example.com'

describe('who is left out because of the organization', () => {
  it.each([
    ['LIC-003', { licenses: ['Webex Calling - Standard'] }, 'Standard'],
    ['LIC-005', { licenses: ['Webex Attendant Console'] }, 'Attendant Console'],
    ['LOC-005', { location: 'Austin', licenses: ['Webex Calling - Professional@Sub-300155'] }, 'Austin'],
    ['USR-003', { status: 'inactive' }, 'inactive'],
  ])('%s', async (code, more, word) => {
    const plan = await lyonPlan({ webex: await organizationWith(withPerson(NINA, more)) })
    expect(leftOut(plan, 'user:ngarcia')).toContain(word)
    expect(plan.open.map((item) => `${item.code} ${item.subject}`)).toContain(`${code} user:ngarcia`)
    expect(touched(plan, NINA)).toEqual([])
    expect(leftOut(plan, 'user:omeyer')).toBeUndefined()
  })

  it('DN-006: the number is in another location', async () => {
    const webex = await organizationWith((objects) => ({
      ...objects,
      number: [
        ...objects.number,
        {
          key: '+17175550111',
          value: { number: '+17175550111', location: 'Austin', state: 'ACTIVE' as const },
          source: { file: 'numbers.json' },
        },
      ],
    }))
    const plan = await lyonPlan({ webex })
    expect(leftOut(plan, 'user:ngarcia')).toContain('which is in the Webex location Austin')
  })

  it('DN-005: the extension is taken in the location', async () => {
    const webex = await organizationWith(withPerson('somebody', {}))
    const taken = {
      key: 'eve@example.com',
      value: { mail: 'eve@example.com', location: 'Lyon', extension: '4711', licenses: [] },
      source: { file: 'people.json' },
    }
    const objects = { ...webex.objects, person: [...webex.objects.person, taken] }
    const plan = await lyonPlan({ webex: { ...webex, objects } })
    expect(leftOut(plan, 'user:ngarcia')).toContain('cannot have extension 4711')
  })

  it('takes the extension that a person gives to somebody without a line', async () => {
    const plan = await lyonPlan({ answers: [answer('Agents', 'user:pduran', 'Target extension', '4755')] })
    expect(plan.movers.find(({ key }) => key === 'user:pduran')).toMatchObject({ extension: '4755' })
    expect(leftOut(plan, 'user:pduran')).toBeUndefined()
  })

  it('leaves everybody out of a location about which too little is known', async () => {
    const plan = await lyonPlan({ lyon: { address: { country: 'US' } } })
    expect(changesOf(plan)).toEqual([])
    expect(plan.movers.every((mover) => mover.leftOut !== undefined)).toBe(true)
    expect(leftOut(plan, 'user:ngarcia')).toContain('address.line1')
    expect(plan.open.map(({ code, subject }) => `${code} ${subject}`)).toContain('LOC-001 location:Lyon')
  })
})

describe('what the organization has already', () => {
  it('is kept: a trunk that the gateway is registered with, its group and the numbers routed to it', async () => {
    const trunk = { name: 'LGW-OLD', location: 'Austin', type: 'REGISTERING', dualIdentitySupport: true } as const
    const registration = {
      otgDtgId: 'old0001_lgu',
      linePort: 'Old0001_LGU@example.com',
      outboundProxy: 'la01.example.com',
      userName: 'Old0001_LGU',
    }
    const source = { file: 'trunks.json' }
    const webex = await organizationWith((objects) => ({
      ...objects,
      trunk: [{ key: 'LGW-OLD', value: { ...trunk, registration }, source }],
      'route-group': [
        { key: 'RG-OLD', value: { name: 'RG-OLD', trunks: [{ trunk: 'LGW-OLD', priority: 1 }] }, source },
      ],
      'dial-plan': [
        {
          key: 'Premises',
          value: { name: 'Premises', route: { kind: 'trunk', name: 'LGW-OLD' } as const, patterns: ['+1512!'] },
          source,
        },
      ],
    }))
    const { ingestLgw } = await import('../../../src/ingest/lgw/ingest-lgw.js')
    const text =
      'hostname lgw-aus\n!\nvoice class tenant 200\n credentials number Old0001_LGU username Old0001_LGU password 0 x realm example.com\n!\nend\n'
    const gateways = [ingestLgw({ name: 'gateway.cfg', bytes: new TextEncoder().encode(text) })]
    const plan = await lyonPlan({ webex, gateways })
    const kinds = changesOf(plan).map(({ what }) => `${what.system}/${what.kind}`)
    expect(kinds).not.toContain('webex/trunk')
    expect(kinds).not.toContain('webex/route-group')
    expect(kinds).not.toContain('lgw/configuration')
    const dialPlan = changesOf(plan).find(({ id }) => id === '1/prepare/webex/dial-plan/UCM-Lyon')?.what
    expect(dialPlan).toMatchObject({
      after: { route: { kind: 'route-group', name: 'RG-OLD' }, patterns: ['+161755501XX', '+171755501XX', '71151XX'] },
    })
  })

  it('is asked about when the organization or the gateway was not read', async () => {
    const plan = await lyonPlan({ webex: undefined, gateways: [] })
    const codes = plan.open.map(({ code, subject }) => `${code} ${subject}`)
    expect(codes).toContain('PRE-002 inputs')
    expect(codes).toContain('USR-005 user:ngarcia')
    expect(codes).toContain('LIC-001 license:customer-assist')
  })
})

function leftOut(plan: Plan, key: string): string | undefined {
  return plan.movers.find((mover) => mover.key === key)?.leftOut
}

function touched(plan: Plan, mail: string): readonly string[] {
  return changesOf(plan).flatMap(({ id, what }) => (what.key === mail ? [id] : []))
}
