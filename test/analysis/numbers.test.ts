import { beforeAll, describe, expect, it } from 'vitest'
import { askNumbers } from '../../src/analysis/numbers/question.js'
import type { QuestionInput } from '../../src/analysis/question.js'
import { SHIPPED_VALIDATION_PLANS } from '../../src/model/settings.js'
import type { AskedWith } from '../support/asked-estate.js'
import {
  answer,
  confirmedLocation,
  organization,
  questionInput,
  subjectsOf,
  threeSites,
  threeSitesRoster,
} from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'

const { US, E164, EXT, 'Any Format': ANY } = SHIPPED_VALIDATION_PLANS
const roster = threeSitesRoster()
const NINA = 'dn:\\+17175550111@DN-E164-PT'
const EVA = 'dn:7115105@BOS-DN-PT'

async function asked(patch: (base: ExportBuilder) => ExportBuilder = (base) => base, options: AskedWith = {}) {
  return askNumbers(await questionInput(patch(await threeSites()), { roster, ...options }))
}

describe('DN-001 and DN-002: validation plans', () => {
  it('accept every number of the roster with the two anchored plans', async () => {
    const { findings } = await asked()
    expect(subjectsOf(findings, 'DN-001')).toEqual([])
    expect(subjectsOf(findings, 'DN-002')).toEqual([])
  })

  it('accept +E.164 in client mode only with the two defaults of Cisco', async () => {
    const { findings } = await asked(undefined, { settings: { validationPlans: [US, ANY] } })
    const loose = findings.filter(({ code }) => code === 'DN-002')
    expect(loose).toHaveLength(19)
    const nina = loose.find(({ subject }) => subject === NINA)!
    expect(nina).toMatchObject({ severity: 'MEDIUM', location: 'Lyon', wave: 1 })
    expect(nina.evidence.map(({ label }) => label).slice(0, 4)).toEqual([
      'directory number',
      'number held against the plans',
      'plan US',
      'plan Any Format',
    ])
    expect(nina.evidence[0]?.source?.file).toBe('phone.csv')
  })

  it('refuse an extension when only +E.164 is selected', async () => {
    const only = { validationPlans: [E164] }
    expect(subjectsOf((await asked(undefined, { settings: only })).findings, 'DN-001')).toEqual([])
    const noAlternate = (base: ExportBuilder): ExportBuilder =>
      base.patch('phone', { 'Device Name': 'SEP020000617105' }, 'E.164 Number Mask 1', '')
    expect(subjectsOf((await asked(noAlternate, { settings: only })).findings, 'DN-001')).toEqual([EVA])
    expect(
      subjectsOf((await asked(noAlternate, { settings: { validationPlans: [E164, EXT] } })).findings, 'DN-001'),
    ).toEqual([])
  })

  it('are unchecked when there is none, or none that can be read', async () => {
    const none = await asked(undefined, { settings: { validationPlans: [] } })
    expect(none.unchecked.map(({ code, missing }) => [code, missing])).toContainEqual([
      'DN-001',
      'no validation plan is selected',
    ])
    const broken = await asked(undefined, { settings: { validationPlans: [{ ...E164, regularExpression: '(' }] } })
    expect(broken.unchecked.map(({ code }) => code)).toEqual(expect.arrayContaining(['DN-001', 'DN-002']))
    expect(subjectsOf(broken.findings, 'DN-001')).toEqual([])
  })
})

describe('DN-003: one +E.164 number', () => {
  it('is missing when the alternate number and a mask with X disagree', async () => {
    const { findings } = await asked(
      (base) => base.patch('phone', { 'Device Name': 'SEP020000717111' }, 'External Phone Number Mask 1', '617555XXXX'),
      { mapping: { locations: [confirmedLocation('Lyon')] } },
    )
    expect(subjectsOf(findings, 'DN-003')).toEqual([NINA])
  })

  it('is there when the mask shows the same number, or only the main number', async () => {
    expect(subjectsOf((await asked()).findings, 'DN-003')).toEqual([])
  })

  it('is missing when only the directory shows a direct number', async () => {
    const { findings } = await asked((base) =>
      base
        .patch('phone', { 'Device Name': 'SEP020000617105' }, 'E.164 Number Mask 1', '')
        .patch('enduser', { 'USER ID': 'eford' }, 'TELEPHONE NUMBER', '+16175550105'),
    )
    expect(subjectsOf(findings, 'DN-003')).toEqual([EVA])
  })

  it('is not asked for once a person chose the number', async () => {
    const { findings } = await asked(
      (base) =>
        base
          .patch('phone', { 'Device Name': 'SEP020000617105' }, 'E.164 Number Mask 1', '')
          .patch('enduser', { 'USER ID': 'eford' }, 'TELEPHONE NUMBER', '+16175550105'),
      { answers: [answer('Agents', 'user:eford', 'Target number', '+16175550105')] },
    )
    expect(subjectsOf(findings, 'DN-003')).toEqual([])
  })
})

describe('DN-005: one extension in one location', () => {
  const locations = [confirmedLocation('Lyon'), confirmedLocation('Austin'), confirmedLocation('Boston')]
  const answers = (first: string, second: string) => [
    answer('Agents', first, 'Target extension', '4711'),
    answer('Agents', second, 'Target extension', '4711'),
  ]

  it('used twice is one finding with both people', async () => {
    const { findings } = await asked(undefined, {
      mapping: { locations },
      answers: answers('user:ngarcia', 'user:omeyer'),
    })
    const [same, ...more] = findings.filter(({ code }) => code === 'DN-005')
    expect(more).toEqual([])
    expect(same).toMatchObject({ subject: NINA, scope: 'location:Lyon', severity: 'BLOCKER' })
    expect(same?.message).toBe('Nina Garcia, Otto Meyer would all have extension 4711 in Lyon.')
  })

  it('used in two locations is none', async () => {
    const { findings } = await asked(undefined, {
      mapping: { locations },
      answers: answers('user:ngarcia', 'user:tturner'),
    })
    expect(subjectsOf(findings, 'DN-005')).toEqual([])
  })

  it('follows from the extension length of the organization', async () => {
    const mapping = { locations, organization: organization({ extensionLength: 1 }) }
    const { findings } = await asked(undefined, { mapping })
    // …112 of Otto Meyer and …192 of the shared desk both end in 2.
    expect(subjectsOf(findings, 'DN-005')).toEqual(['dn:\\+17175550192@DN-E164-PT'])
  })
})

describe('DN-007: one number in several partitions', () => {
  it('is a finding for each of its lines', async () => {
    expect(subjectsOf((await asked()).findings, 'DN-007')).toEqual([
      'dn:7115120@BOS-DN-PT',
      'dn:7115120@BOS-OLD-PT',
      'dn:\\+17175550112@DN-E164-PT',
      'dn:\\+17175550112@LYN-OLD-PT',
    ])
  })

  it('is none where the number is on no device at all', async () => {
    const { findings, rows } = await asked((base) =>
      base.add(
        'directorynumber',
        { 'Directory Number': '4299', 'Route Partition': 'BOS-OLD-PT', Active: 'f' },
        { 'Directory Number': '4299', 'Route Partition': 'LYN-OLD-PT', Active: 'f' },
      ),
    )
    expect(subjectsOf(findings, 'DN-007').filter((subject) => subject.includes('4299'))).toEqual([])
    expect(rows.filter(({ number }) => number === '4299').map(({ conflictWith }) => conflictWith)).toEqual([
      'extension in LYN-OLD-PT',
      'extension in BOS-OLD-PT',
    ])
  })
})

describe('DN-009: numbers that mean something else', () => {
  it('fires for a number that begins like an emergency call', async () => {
    const { findings } = await asked()
    expect(subjectsOf(findings, 'DN-009')).toEqual(['dn:9112@BOS-DN-PT'])
  })

  it('does not fire for one that only holds the digits', async () => {
    const { findings } = await asked((base) =>
      base.patch('phone', { 'Device Name': 'SEP020000617105' }, 'Directory Number 2', '5911'),
    )
    expect(subjectsOf(findings, 'DN-009')).toEqual([])
  })

  it('holds extensions against the emergency numbers of the country, the steering and the outbound digit', async () => {
    const extension = async (
      text: string,
      facts: Partial<Parameters<typeof confirmedLocation>[1]> = {},
      steeringDigit?: string,
    ) => {
      const { findings } = await asked((base) => base.dropRow('phone', { 'Device Name': 'SEP020000617105' }), {
        mapping: {
          locations: [confirmedLocation('Lyon', facts)],
          organization: organization(steeringDigit === undefined ? {} : { steeringDigit }),
        },
        answers: [answer('Agents', 'user:ngarcia', 'Target extension', text)],
      })
      return findings.filter(({ code }) => code === 'DN-009').map(({ message }) => message)
    }
    expect(await extension('4711')).toEqual([])
    expect(await extension('933')).toEqual(['Nina Garcia (+17175550111): 933 is an emergency number.'])
    expect(await extension('1121')).toEqual([])
    expect(await extension('1121', { address: { country: 'DE' } })).toEqual([
      'Nina Garcia (+17175550111): 1121 begins with the emergency number 112.',
    ])
    expect(await extension('8711', {}, '8')).toEqual([
      'Nina Garcia (+17175550111): extension 8711 begins with the steering digit 8.',
    ])
    expect(await extension('9711', { outboundDialDigit: '9' })).toEqual([
      'Nina Garcia (+17175550111): extension 9711 begins with the outbound dial digit 9 of Lyon.',
    ])
  })

  it('says that the digits of the mapping are missing', async () => {
    expect((await asked()).unchecked.map(({ code }) => code)).toContain('DN-009')
    const mapped = await asked(undefined, { mapping: { locations: [confirmedLocation('Lyon')] } })
    expect(mapped.unchecked.map(({ code }) => code)).not.toContain('DN-009')
  })
})

describe('DN-010: masks that many numbers share', () => {
  it('names a mask without X once, however many use it', async () => {
    const { findings } = await asked()
    const shared = findings.filter(({ code }) => code === 'DN-010')
    expect(shared.map(({ subject, severity }) => [subject, severity])).toEqual([['mask:6175550100', 'HIGH']])
  })

  it('names a mask whose X do not reach the digits that differ', async () => {
    const { findings } = await asked((base) =>
      base
        .patch('phone', { 'Device Name': 'SEP020000717112' }, 'External Phone Number Mask 1', '+1717555999X')
        .patch('phone', { 'Device Name': 'SEP020000512132' }, 'External Phone Number Mask 1', '+1717555999X'),
    )
    const found = findings.find(({ subject }) => subject === 'mask:+1717555999X')
    expect(found).toMatchObject({ code: 'DN-010', severity: 'LOW' })
  })

  it('needs as many numbers as the setting says', async () => {
    const input = await questionInput(await threeSites(), { roster })
    const values = { ...input.settings.values, 'check.minimumExtensionMaskSharing': 21 }
    const { findings } = askNumbers({ ...input, settings: { ...input.settings, values } })
    expect(subjectsOf(findings, 'DN-010')).toEqual([])
  })
})

describe('the table of numbers', () => {
  let input: QuestionInput
  beforeAll(async () => {
    input = await questionInput(await threeSites(), { roster })
  })

  it('holds every number once, sorted', () => {
    const { rows } = askNumbers(input)
    const numbers = input.estate.all('directory-number').length
    expect(rows.filter(({ key }) => key.startsWith('dn:'))).toHaveLength(numbers)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
    expect(rows.map(({ number }) => number)).toEqual(rows.map(({ number }) => number).sort())
  })

  it('says what each is, whose, and by which rule', () => {
    const { rows } = askNumbers(input)
    const row = (key: string) => rows.find((each) => each.key === key)
    expect(row(NINA)).toMatchObject({
      number: '+17175550111',
      type: 'DID',
      owner: 'Nina Garcia',
      devices: 2,
      e164: '+17175550111',
      rule: 'dn-is-e164',
      anchored: 'accepted (E164)',
      client: 'accepted (E164)',
      conflictWith: '',
    })
    expect(row('dn:\\+17175550112@DN-E164-PT')?.conflictWith).toBe('DID in LYN-OLD-PT')
    expect(rows.filter(({ type }) => type === 'hunt')).toHaveLength(4)
    expect(rows.filter(({ type }) => type === 'pickup').map(({ owner }) => owner)).toEqual(['LYN-PICKUP', 'AUS-PICKUP'])
    expect(rows.filter(({ type }) => type === 'park').map(({ number }) => number)).toEqual(['700[0-4]', '700[5-9]'])
    expect(rows.filter(({ type }) => type === 'voicemail').map(({ number }) => number)).toContain('8500')
  })

  it('leaves nothing judged about movers when nobody moves', async () => {
    const nobody = await questionInput(await threeSites(), { roster: 'who\n' })
    const { unchecked } = askNumbers(nobody)
    expect(unchecked.map(({ code }) => code)).toEqual(['DN-001', 'DN-002', 'DN-003', 'DN-005', 'DN-009'])
  })
})
