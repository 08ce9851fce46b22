import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.js'
import { WebexRouter } from '../../../src/routing/webex/webex-router.js'
import type { NaiveWebexResult } from '../../support/naive-webex.js'
import { routeNaivelyFromPerson, routeNaivelyFromTrunk } from '../../support/naive-webex.js'
import { arbitraryWebexCase } from '../../support/webex-generator.js'
import { inNaiveWords, snapshotOf, webexRouterOf } from '../../support/webex-organization.js'
import type { WebexVector } from '../../support/webex-table.js'
import { parseWebexTable } from '../../support/webex-table.js'

type Call = Pick<WebexVector, 'organization' | 'from' | 'dialed'>

function table(name: string): readonly WebexVector[] {
  return parseWebexTable(readFileSync(new URL(`../../../fixtures/tables/${name}`, import.meta.url), 'utf8'))
}

function routed({ organization, from, dialed }: Call): NaiveWebexResult {
  const router = webexRouterOf(organization)
  return inNaiveWords(
    'person' in from
      ? router.routeFromPerson(from.person, dialed)
      : router.routeFromTrunk(from.trunk, from.caller, dialed),
  )
}

function routedNaively({ organization, from, dialed }: Call): NaiveWebexResult {
  return 'person' in from
    ? routeNaivelyFromPerson(organization, from.person, dialed)
    : routeNaivelyFromTrunk(organization, from.trunk, from.caller, dialed)
}

const TABLES = { 'webex-calls.txt': 54, 'webex-emergency.txt': 31, 'webex-trunk-calls.txt': 19 }

describe.each(Object.entries(TABLES))('%s', (name, count) => {
  const vectors = table(name)

  it('has every vector', () => {
    expect(vectors).toHaveLength(count)
  })

  it.each(vectors)('$id: $dialed: $source', (vector) => {
    expect(routed(vector)).toMatchObject(vector.expected)
    expect(routedNaively(vector)).toMatchObject(vector.expected)
  })
})

describe('the router and its slow twin', () => {
  it('agree on small organizations and any string', () => {
    fc.assert(
      fc.property(arbitraryWebexCase(), (call) => {
        expect(routed(call)).toEqual(routedNaively(call))
      }),
      { seed: 1891, numRuns: 4000 },
    )
  })

  it('are asked about every way in which a call can end', () => {
    const ends = new Map<string, number>()
    for (const call of fc.sample(arbitraryWebexCase(), { seed: 1891, numRuns: 4000 })) {
      const { end, inactive, source } = routedNaively(call)
      for (const word of [end, inactive === true ? 'inactive' : '', source ?? '']) {
        ends.set(word, (ends.get(word) ?? 0) + 1)
      }
    }
    const expected = [
      'HOSTED_AGENT',
      'HOSTED_FEATURE',
      'PBX_USER',
      'PSTN_NUMBER',
      'FAC',
      'EMERGENCY',
      'UNKNOWN_EXTENSION',
      'UNKNOWN_NUMBER',
      'rejected',
      'ambiguous',
      'not-in-service',
      'inactive',
      'DIAL_PATTERN',
    ]
    for (const end of expected) expect(ends.get(end) ?? 0, end).toBeGreaterThan(5)
  })
})

describe('a trace', () => {
  const vectors = new Map(table('webex-calls.txt').map((vector) => [vector.id, vector]))
  const organization = (id: string) => {
    const vector = vectors.get(id)
    if (vector === undefined) throw new Error(`no vector ${id}`)
    return vector.organization
  }

  it('shows the rules in their order, down to the one that took the call', () => {
    const { steps } = webexRouterOf(organization('W16')).routeFromPerson('ann@example.com', '+17175550126')
    expect(steps.map(({ rule, took }) => `${rule} ${took ? 'yes' : 'no'}`)).toEqual([
      'emergency no',
      'feature access code no',
      'translation pattern no',
      'outside digit no',
      'extension no',
      'number of the organization no',
      'dial plan yes',
    ])
  })

  it('names the settings that decided, and only those', () => {
    const used = (id: string, digits: string) =>
      webexRouterOf(organization(id)).routeFromPerson('ann@example.com', digits).settingsUsed
    expect(used('W16', '+17175550126')).toEqual([])
    expect(used('W19', '0126')).toEqual(['webex.unknownNumberHandling'])
    expect(used('W41', '+17175550126')).toEqual(['webex.dialPatternRank'])
    expect(used('W48', '+14085550109')).toEqual(['webex.unassignedNumber'])
  })

  it('says what nobody read where an absence decided', () => {
    const snapshot = { ...snapshotOf(organization('W17')), unread: ['dial-plan'] as const }
    const router = new WebexRouter(snapshot, {}, DEFAULT_SETTINGS)
    expect(router.routeFromPerson('ann@example.com', '+17175550126').missing).toEqual([
      'the dial-plan objects of the Webex organization',
    ])
    expect(router.routeFromPerson('ann@example.com', '1002').missing).toEqual([])
    const peopleUnread = new WebexRouter({ ...snapshot, unread: ['person'] }, {}, DEFAULT_SETTINGS)
    expect(peopleUnread.routeFromPerson('ann@example.com', '+14085550102').missing).toEqual([])
    expect(peopleUnread.routeFromPerson('ann@example.com', '4085550102').missing).toEqual([
      'the person objects of the Webex organization',
    ])
  })

  it('knows a person by mail in any case, and refuses strangers', () => {
    const router = webexRouterOf(organization('W01'))
    expect(router.routeFromPerson('Ann@Example.com', '1002').reached).toBe('person:bob@example.com')
    expect(router.routeFromPerson('nobody@example.com', '1002').rejected).toContain('404')
    expect(router.routeFromTrunk('TRK-9', undefined, '1002').missing).toEqual(['Webex trunk TRK-9'])
  })
})
