import { describe, expect, it } from 'vitest'
import { askGateway } from '../../../src/analysis/gateway/question.js'
import type { Finding } from '../../../src/findings/finding.js'
import type { WebexSnapshot } from '../../../src/model/webex/snapshot.js'
import { questionInput } from '../../support/asked-estate.js'
import { ExportBuilder } from '../../support/export-builder.js'
import { webexSnapshot } from '../../support/webex-organization.js'
import type { Patch } from './asked-gateway.js'
import { gateway, organization, quoted, told } from './asked-gateway.js'

async function findingsWith(webex: WebexSnapshot, ...patches: readonly Patch[]): Promise<readonly Finding[]> {
  const gateways = [gateway('registration.cfg', ...patches)]
  const input = await questionInput(ExportBuilder.empty(), { others: { gateways, webex } })
  return askGateway(input).findings
}

const QUEUE = {
  name: 'Service',
  location: 'Munich',
  customerAssist: true,
  routingType: 'PRIORITY_BASED',
  policy: 'CIRCULAR',
  queueSize: 10,
  overflow: { action: 'PERFORM_BUSY_TREATMENT' },
  usableAsCallerId: false,
  agents: [],
} as const

describe('a gateway and the trunk of the organization', () => {
  it('agree', async () => {
    expect(told(await findingsWith(organization()))).toEqual([])
  })

  it.each([
    ['trunk group in another case', { otgDtgId: 'MUC-lgw1-trunk0417_lgu' }, ['LGW-001 tenant 100', 'LGW-002 uri 100']],
    ['another trunk group', { otgDtgId: 'muc-lgw1-trunk0418_lgu' }, ['LGW-001 tenant 100', 'LGW-002 uri 100']],
    [
      'another user of line/port',
      { linePort: 'muc-lgw1-trunk9022_LGU@12345678.eu10.example.com' },
      ['LGW-003 tenant 100'],
    ],
    ['another user name', { sipAuthenticationUserName: 'muc-lgw1-trunk0417_lgu' }, ['LGW-003 tenant 100']],
    ['another domain', { linePort: 'muc-lgw1-trunk9021_LGU@99999999.eu10.example.com' }, ['LGW-004 tenant 100']],
    ['another proxy', { outboundProxy: { outboundProxy: 'proxy2.example.com' } }, ['LGW-005 tenant 100']],
    ['a proxy in capitals', { outboundProxy: { outboundProxy: 'PROXY1.example.com' } }, []],
    ['a lower limit of calls', { maxConcurrentCalls: 100 }, ['LGW-026 dial-peer 100']],
    ['no dual identity', { dualIdentitySupportEnabled: false }, ['TRK-002 webex-trunk:Munich']],
  ] as const)('%s', async (_name, changes, tells) => {
    const findings = await findingsWith(organization(changes))
    expect(told(findings)).toEqual(tells)
  })

  it('shows both sides', async () => {
    const [finding] = await findingsWith(organization({ otgDtgId: 'muc-lgw1-trunk0418_lgu' }))
    expect(finding?.message).toContain('muc-lgw1-trunk0417_lgu')
    expect(finding?.evidence).toContainEqual({ label: 'Webex trunk Munich', value: 'muc-lgw1-trunk0418_lgu' })
    if (finding === undefined) return
    expect(quoted(finding)[0]).toMatch(/^registration\.cfg:\d+ rule 80 .*;otg=muc-lgw1-trunk0417_lgu>"$/)
  })

  it('is judged by the names in common, whichever one is wrong', async () => {
    const findings = await findingsWith(organization(), [
      'credentials number muc-lgw1-trunk9021_LGU',
      'credentials number muc-lgw1-trunk9021_lgu',
    ])
    expect(told(findings)).toEqual(['LGW-003 tenant 100'])
  })

  it('says that a trunk which was not found could not be compared', async () => {
    const webex = organization()
    const gateways = [gateway('registration.cfg')]
    const none = { ...webex, objects: { ...webex.objects, trunk: [] } }
    const { unchecked, findings } = askGateway(
      await questionInput(ExportBuilder.empty(), { others: { gateways, webex: none } }),
    )
    expect(findings).toEqual([])
    expect(unchecked.filter(({ code }) => code === 'LGW-001').map(({ missing }) => missing)).toEqual([
      'the Webex trunk of tenant 100 of lgw-muc',
    ])
  })

  it('does not call dual identity off where only the list of trunks was saved', async () => {
    const path = 'telephony/config/premisePstn/trunks/trunk-1.json'
    const webex = organization({}, {}, [path])
    expect(webex.objects.trunk.map(({ value }) => value.dualIdentitySupport)).toEqual([false])
    expect(told(await findingsWith(webex))).toEqual([])
  })

  it('is worse where queues let agents show their number', async () => {
    const webex = organization({ dualIdentitySupportEnabled: false })
    const severity = async (organized: WebexSnapshot): Promise<string | undefined> =>
      (await findingsWith(organized))[0]?.severity
    expect(await severity(webex)).toBe('MEDIUM')
    const { objects } = webexSnapshot({ queue: [{ ...QUEUE, usableAsCallerId: true }] })
    expect(await severity({ ...webex, objects: { ...webex.objects, queue: objects.queue } })).toBe('HIGH')
  })
})
