import { describe, expect, it } from 'vitest'
import { effectiveMapping, findingStatus, overlayAnswers } from '../../src/analysis/answers.js'
import { finding } from '../../src/findings/finding.js'
import type { Decision } from '../../src/model/decision.js'
import { answersInForce } from '../../src/model/decision.js'
import { evidenceHash, findingId } from '../../src/model/fingerprint.js'
import type { Mapping } from '../../src/model/mapping.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { answer } from '../support/asked-estate.js'

const BASE: Mapping = {
  ...EMPTY_MAPPING,
  locations: [
    { name: 'Austin', status: 'proposed', evidence: [], devicePools: [], partitions: [], files: [], address: {} },
  ],
  trunks: [{ name: 'T-1', status: 'proposed', evidence: [] }],
}

describe('effectiveMapping', () => {
  it('lays the answers of all tabs over the mapping and leaves the file as it was', () => {
    const effective = effectiveMapping(
      BASE,
      answersInForce([
        answer('Locations', 'location:Austin', 'Webex location name', 'Austin TX'),
        answer('Locations', 'location:Austin', 'PSTN type', 'premises'),
        answer('Locations', 'location:Austin', 'Country', 'us'),
        answer('Trunks', 'trunk:T-1', 'Role', 'pstn'),
        answer('Emergency', 'location:Austin', 'Carrier', 'enhanced'),
        answer('Emergency', 'location:Austin', 'Callback number', '+15125550100'),
        answer('Mapping', 'readiness|usersActive', 'Value', 'yes'),
        answer('Findings', 'abc', 'Decision', 'FIX'),
      ]),
    )
    expect(effective.locations[0]).toMatchObject({
      name: 'Austin',
      webexName: 'Austin TX',
      status: 'confirmed',
      pstn: 'premises',
      address: { country: 'US' },
      emergencyCarrier: 'enhanced',
      emergencyCallbackNumber: '+15125550100',
    })
    expect(effective.trunks[0]).toMatchObject({ role: 'pstn', status: 'confirmed' })
    expect(effective.organization.readiness).toEqual({ usersActive: 'yes' })
    expect(BASE.trunks[0]?.status).toBe('proposed')
  })

  it('lets the latest answer win, whichever tab it came from', () => {
    const later = { ...answer('Mapping', 'location:Austin|pstn', 'Value', 'cisco'), recordedAt: '2025-06-10T10:00:00Z' }
    const log = [later, answer('Locations', 'location:Austin', 'PSTN type', 'premises')]
    expect(effectiveMapping(BASE, answersInForce(log)).locations[0]?.pstn).toBe('cisco')
  })

  it('confirms on YES alone, and tells which answers name nothing', () => {
    const log = [
      answer('Mapping', 'location:Austin|pstn', 'Confirm', 'YES'),
      answer('Locations', 'location:Gone', 'Country', 'US'),
    ]
    const { mapping, problems } = overlayAnswers(BASE, answersInForce(log))
    expect(mapping.locations[0]?.status).toBe('confirmed')
    expect(problems.map(({ key }) => key)).toEqual(['location:Gone|address.country'])
  })
})

const HIGH = finding({ code: 'PRE-007', subject: 'file:a.csv', message: 'm', evidence: [{ label: 'l', value: '1' }] })
const BLOCKER = finding({ code: 'LOC-001', subject: 'location:A', message: 'm', evidence: [] })
const ASKED_BLOCKER = finding({ code: 'SHR-001', subject: 'dn:1@P', message: 'm', evidence: [] })
const TODAY = '2025-06-09'

function status(about: typeof HIGH, fields: Readonly<Record<string, string>>, hash = evidenceHash(about)) {
  const log: Decision[] = Object.entries(fields).map(([field, value]) => ({
    ...answer('Findings', findingId(about), field, value),
    evidenceHash: hash,
  }))
  const { status: word, countsAtGate } = findingStatus(about, answersInForce(log), TODAY)
  return `${word} ${countsAtGate ? 'counts' : 'free'}`
}

const SIGNED = { 'Decided by': 'Ann', Reason: 'known' }

describe('findingStatus', () => {
  it.each([
    ['no answer', HIGH, {}, 'OPEN counts'],
    ['a question back', HIGH, { Decision: 'QUESTION' }, 'OPEN counts'],
    ['a word that is no answer', HIGH, { Decision: 'PERHAPS' }, 'OPEN counts'],
    ['fix', HIGH, { Decision: 'fix' }, 'DECIDED free'],
    ['apply on a blocker', BLOCKER, { Decision: 'APPLY' }, 'DECIDED counts'],
    ['defer on a blocker that asks a question', ASKED_BLOCKER, { Decision: 'DEFER', Value: '3' }, 'DECIDED free'],
    ['scope out on a blocker', BLOCKER, { Decision: 'SCOPE_OUT' }, 'OUT_OF_SCOPE free'],
    ['accept, signed', HIGH, { Decision: 'ACCEPT', ...SIGNED }, 'ACCEPTED free'],
    ['accept without a name', HIGH, { Decision: 'ACCEPT', Reason: 'known' }, 'OPEN counts'],
    ['accept without a reason', HIGH, { Decision: 'ACCEPT', 'Decided by': 'Ann' }, 'OPEN counts'],
    ['accept until today', HIGH, { Decision: 'ACCEPT', ...SIGNED, 'Valid until': '2025-06-09' }, 'ACCEPTED free'],
    ['accept until yesterday', HIGH, { Decision: 'ACCEPT', ...SIGNED, 'Valid until': '2025-06-08' }, 'OPEN counts'],
    ['accept on a blocker', BLOCKER, { Decision: 'ACCEPT', ...SIGNED }, 'OPEN counts'],
    ['accept on a blocker that asks a question', ASKED_BLOCKER, { Decision: 'ACCEPT', ...SIGNED }, 'ACCEPTED free'],
  ] as const)('%s', (_, about, fields, expected) => {
    expect(status(about, fields)).toBe(expected)
  })

  it('reopens an accepted finding when its evidence changed, and not when only its row did', () => {
    const accepted = { Decision: 'ACCEPT', ...SIGNED }
    expect(status(HIGH, accepted, 'another hash')).toBe('REOPENED counts')
    const moved = { ...HIGH, evidence: [{ label: 'l', value: '1', source: { file: 'a.csv', row: 9 } }] }
    expect(status(moved, accepted, evidenceHash(HIGH))).toBe('ACCEPTED free')
  })
})
