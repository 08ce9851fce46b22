import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { differencesOf, runSuiteTexts } from '../../support/suite-run.js'

/** One estate in which everything that a suite can state can be seen. */
const ESTATE = {
  partitions: { DAY: { schedule: 'WORKDAYS', zone: 'America/New_York' } },
  schedules: { WORKDAYS: ['MON-FRI'] },
  periods: { 'MON-FRI': { days: ['Mon', 'Fri'], from: '08:00', to: '17:00' } },
  patterns: [
    { dn: '\\+12145550101@DN' },
    { translation: '0XXX@SHORT', mask: '+1214555XXXX', originatorsCss: true },
    { route: '9.!@PSTN', to: 'RL', discard: 'PreDot', classification: 'OffNet' },
    { route: '911@PSTN', urgent: true, to: 'T1' },
    { route: '8[1-4]@PSTN', to: 'T1' },
    { route: '8[4-7]@PSTN', to: 'T1' },
    { route: '7XXX@PSTN', to: 'T1', authorizationLevel: 10, clientMatterCode: true },
    { route: '6XXX@PSTN', to: 'NOWHERE' },
    { route: '5@DAY', to: 'T1' },
  ],
  routeLists: { RL: ['RG'] },
  routeGroups: { RG: ['T1', 'T2'] },
  trunks: { T1: { classification: 'OffNet' }, T2: null },
  devices: { SEP000000000101: { line: '\\+12145550101@DN', owner: 'amartin' } },
}

const FROM = { css: ['SHORT', 'DN'], deviceCss: ['PSTN'], number: '2145550162' }

interface Vector {
  readonly step: Readonly<Record<string, unknown>>
  readonly expect: Readonly<Record<string, unknown>>
  /** What is stated otherwise; each of them alone must fail. */
  readonly wrong: Readonly<Record<string, unknown>>
}

const VECTORS: Readonly<Record<string, Vector>> = {
  'a line behind a translation': {
    step: { call: { from: FROM, dial: '0101' } },
    expect: { disposition: 'line', translations: 1, called: '+12145550101' },
    wrong: { translations: 0 },
  },
  'a call to a person': {
    step: { call: { from: { ...FROM, css: ['DN'] }, dial: '+12145550101' } },
    expect: {
      disposition: 'line',
      winner: '\\+12145550101@DN',
      tied: [],
      incomplete: false,
      hops: [
        {
          digits: '+12145550101',
          calling: '2145550162',
          winner: '\\+12145550101@DN',
          partitions: ['DN', 'PSTN', '<None>'],
          wait: 0,
          ignored: '',
        },
      ],
      translations: 0,
      called: '+12145550101',
      calling: '2145550162',
      wait: 0,
      ignored: '',
      reached: 'dn:\\+12145550101@DN',
      person: 'amartin',
      missing: [],
      settings: [],
      prompts: [],
      offered: [],
    },
    wrong: {
      disposition: 'trunk',
      winner: '1@DN',
      tied: ['1@DN'],
      incomplete: true,
      hops: [],
      'hops[0].digits': '1',
      'hops[0].calling': '1',
      'hops[0].winner': '1@DN',
      'hops[0].partitions': ['PSTN', 'DN', '<None>'],
      'hops[0].wait': 15,
      'hops[0].ignored': '1',
      translations: 1,
      called: '1',
      calling: '1',
      wait: 15,
      ignored: '1',
      reached: 'dn:1@DN',
      person: 'bcho',
      missing: ['partition X'],
      settings: ['routing.partitionOrder'],
      prompts: ['authorization-code'],
      offered: ['T1'],
      device: 'T1',
      classification: 'OnNet',
      refusal: 'user-busy',
      status: 486,
    },
  },
  'a call to the second device': {
    step: { call: { from: FROM, dial: '9112145550123', mode: 'en-bloc', answers: { T1: 503 } } },
    expect: {
      disposition: 'trunk',
      device: 'T2',
      offered: [
        { device: 'T1', called: '112145550123', calling: '2145550162' },
        { device: 'T2', called: '112145550123', calling: '2145550162' },
      ],
      classification: 'OffNet',
      modes: { 'digit-by-digit': { disposition: 'refused', winner: '911@PSTN' } },
    },
    wrong: {
      device: 'T1',
      offered: ['T2'],
      'offered[0].called': '1',
      'offered[1].calling': '1',
      classification: 'OnNet',
      'modes.digit-by-digit.winner': '9.!@PSTN',
      'modes.en-bloc.winner': '911@PSTN',
    },
  },
  'a call cut short': {
    step: { call: { from: FROM, dial: '9112145550123' } },
    expect: { winner: '911@PSTN', ignored: '2145550123', wait: 0 },
    wrong: { ignored: '' },
  },
  'a call that waits': {
    step: { call: { from: FROM, dial: '92145550123' } },
    expect: { wait: 15, settings: ['routing.interdigitTimeoutSeconds'] },
    wrong: { wait: 0, settings: [] },
  },
  'an ambiguous call': {
    step: { call: { from: FROM, dial: '84' } },
    expect: { disposition: 'ambiguous', tied: ['8[4-7]@PSTN', '8[1-4]@PSTN'] },
    wrong: { tied: ['8[4-7]@PSTN'] },
  },
  'an incomplete call': {
    step: { call: { from: FROM, dial: '8' } },
    expect: { disposition: 'unallocated', incomplete: true },
    wrong: { incomplete: false },
  },
  'a call with codes': {
    step: { call: { from: FROM, dial: '7001', authorizationLevel: 10, clientMatterCode: true } },
    expect: { disposition: 'trunk', prompts: ['authorization-code', 'client-matter-code'] },
    wrong: { prompts: ['client-matter-code', 'authorization-code'] },
  },
  'a refused call': {
    step: { call: { from: FROM, dial: '7001', authorizationLevel: 9 } },
    expect: { disposition: 'refused', refusal: 'authorization-level' },
    wrong: { refusal: 'user-busy' },
  },
  'a call answered with a status': {
    step: { call: { from: FROM, dial: '81', answers: { T1: 486 } } },
    expect: { disposition: 'refused', refusal: 'user-busy', status: 486 },
    wrong: { status: 404, refusal: 'unallocated-number' },
  },
  'a call that the inputs cannot follow': {
    step: { call: { from: FROM, dial: '6001' } },
    expect: { disposition: 'insufficient-information', missing: ['route list or device NOWHERE'] },
    wrong: { missing: [] },
  },
  'a search space': {
    step: { css: { from: ['DN', 'DAY'], at: '2026-03-02 10:00 America/New_York' } },
    expect: { partitions: ['DN', 'DAY', '<None>'] },
    wrong: { partitions: ['DAY', 'DN', '<None>'] },
  },
  'a search space at night': {
    step: { css: { from: ['DN', 'DAY'], at: '2026-03-02 20:00 America/New_York' } },
    expect: { partitions: ['DN', '<None>'] },
    wrong: { partitions: ['DN', 'DAY', '<None>'] },
  },
  'a pattern': {
    step: { match: { pattern: '91!', digits: '91' } },
    expect: { state: 'more possible' },
    wrong: { state: 'match' },
  },
  'a mask': {
    step: { transform: { pattern: '9.XXX', number: '9123', discard: 'PreDot', mask: '5XX', prefix: '+' } },
    expect: { number: '+523' },
    wrong: { number: '523' },
  },
  'a transfer': {
    step: { transfer: { incoming: 'T1', from: FROM, dial: '912145550123', mode: 'en-bloc' } },
    expect: { allowed: true, device: 'T1' },
    wrong: { allowed: false, device: 'T2' },
  },
  'a transfer from a trunk that is not there': {
    step: { transfer: { incoming: 'OnNet', from: FROM, dial: '912145550123', mode: 'en-bloc' } },
    expect: { allowed: true },
    wrong: { allowed: false },
  },
  'all strings of a range': {
    step: { all: { from: FROM, space: '8X', mode: 'en-bloc' } },
    expect: { reached: { '8[1-4]@PSTN': '8[1-3]', '8[4-7]@PSTN': ['85', '8[67]'] } },
    wrong: {
      reached: { '8[1-4]@PSTN': '8[1-4]', '8[4-7]@PSTN': ['85', '8[67]'] },
      others: 'unallocated',
    },
  },
  lints: {
    step: { lints: ['dial-plan'] },
    expect: { found: ['DIAL-016'], absent: ['DIAL-014'] },
    wrong: { found: ['DIAL-014'], absent: ['DIAL-016'] },
  },
}

function suiteOf({ step, expect: expected }: Pick<Vector, 'step' | 'expect'>): string {
  const test = { id: 'T', estate: 'everything', ...step, expect: expected }
  return stringify({ schema: 'rehome/suite/v1', estates: { everything: ESTATE }, tests: [test] })
}

/** The expectation with one thing stated otherwise, at a path such as `hops[0].digits`. */
function stated(expected: Readonly<Record<string, unknown>>, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(expected) as Record<string, unknown>
  const steps = path.replaceAll('[', '.').replaceAll(']', '').split('.')
  let place = copy
  for (const step of steps.slice(0, -1)) {
    place[step] ??= {}
    place = place[step] as Record<string, unknown>
  }
  place[steps.at(-1) ?? ''] = value
  return copy
}

describe.each(Object.entries(VECTORS))('%s', (_, vector) => {
  it('comes out as stated', async () => {
    expect(await differencesOf(suiteOf(vector))).toEqual([])
  })

  const wrong = Object.entries(vector.wrong)
  it.runIf(wrong.length > 0).each(wrong)('fails when %s is stated otherwise', async (path, value) => {
    const differences = await differencesOf(suiteOf({ ...vector, expect: stated(vector.expect, path, value) }))
    const field = path.split(/[.[]/)[0] ?? ''
    expect(differences.length).toBeGreaterThan(0)
    expect(differences.filter((line) => !line.startsWith(`T ${field}`))).toEqual([])
  })
})

describe('calls one after the other', () => {
  const estate = {
    patterns: [{ route: '9.!@PSTN', to: 'RL' }],
    routeLists: { RL: ['RG'] },
    routeGroups: { RG: { distribution: 'Circular', devices: ['T1', 'T2', 'T3'] } },
    trunks: { T1: null, T2: null, T3: null },
  }
  const call = (expected: object, more: object = {}) => ({
    call: { from: ['PSTN'], dial: '9123', mode: 'en-bloc', ...more },
    expect: expected,
  })
  const run = (...steps: readonly object[]) =>
    differencesOf(stringify({ schema: 'rehome/suite/v1', tests: [{ id: 'T', estate, steps }] }))

  it('go on where the pointer of a circular group stands', async () => {
    const steps = ['T3', 'T1', 'T2', 'T3'].map((device) => call({ device }))
    const [first, ...others] = steps
    const begin = call({ device: 'T3' }, { lastUsed: { RG: 'T2' } })
    expect(first).toBeDefined()
    expect(await run(begin, ...others)).toEqual([])
    expect(await run(begin, call({ device: 'T2' }))).toEqual(['T/2 device: expected T2, got T1'])
  })

  it('use up scripted answers one by one, and repeat the last one', async () => {
    const lastUsed = { RG: 'T3' }
    const script = call({ device: 'T2' }, { lastUsed, answers: { T1: [503, 'answers', 503] } })
    const again = (device: string) => call({ device }, { lastUsed })
    expect(await run(script, again('T1'), again('T2'), again('T2'))).toEqual([])
  })

  it('begin anew in the next test, with the scripts of the defaults', async () => {
    const test = (id: string) => ({
      id,
      estate,
      steps: [call({ device: 'T2' }), call({ device: 'T1' }, { lastUsed: { RG: 'T3' } })],
    })
    const defaults = { lastUsed: { RG: 'T3' }, answers: { T1: [503, 'answers'] } }
    const suite = { schema: 'rehome/suite/v1', defaults, tests: [test('one'), test('two')] }
    expect(await differencesOf(stringify(suite))).toEqual([])
  })
})

describe('a caller', () => {
  it('may be written as on the command line', async () => {
    const calls = ['line:\\+12145550101@DN', 'device:SEP000000000101', 'user:amartin'].map((from, index) => ({
      id: String(index),
      estate: { ...ESTATE, devices: { SEP000000000101: { ...ESTATE.devices.SEP000000000101, css: ['PSTN'] } } },
      call: { from, dial: '81' },
      expect: { device: 'T1', calling: '+12145550101' },
    }))
    expect(await differencesOf(stringify({ schema: 'rehome/suite/v1', tests: calls }))).toEqual([])
  })

  it.each([
    ['user:nobody', 'user nobody is not in the inputs'],
    ['PSTN', 'PSTN is not in the inputs; a list of partitions is written [PSTN]'],
    ['user:', 'caller user:: nothing follows the colon'],
    ['webex:nina@example.com', 'suites place calls on Unified CM, not in Webex Calling'],
  ])('that cannot call fails the test, and says so: %s', async (from, reason) => {
    const step = { call: { from, dial: '81' } }
    expect(await differencesOf(suiteOf({ step, expect: { wait: 0 } }))).toEqual([`T from: ${reason}`])
  })
})

describe('which tests are run', () => {
  const suite = suiteOf(VECTORS['a pattern'] ?? { step: {}, expect: {} })

  it('are those named', async () => {
    const other = suite.replace('id: T', 'id: U')
    const run = await runSuiteTexts({ 'one.yaml': suite, 'other.yaml': other }, { only: ['U'] })
    expect(run.suites.map(({ file, tests }) => [file, tests.map(({ id }) => id)])).toEqual([
      ['one.yaml', []],
      ['other.yaml', ['U']],
    ])
    expect(run).toMatchObject({ passed: 1, failed: 0 })
  })

  it('must exist', async () => {
    await expect(runSuiteTexts({ 'one.yaml': suite }, { only: ['X'] })).rejects.toThrow('no suite has a test X')
  })

  it('are all those of suites that can be read; the others are named', async () => {
    const ours = `schema: rehome/suite/v1\nworkspace: true\n${suite.slice(suite.indexOf('tests:'))}`
    const run = await runSuiteTexts({ 'other.yaml': 'tests: [', 'ours.yaml': ours, 'one.yaml': suite })
    expect(run).toMatchObject({ passed: 1, failed: 0, suites: [{ file: 'one.yaml' }] })
    expect(run.unreadable.map(({ file }) => file)).toEqual(['other.yaml', 'ours.yaml'])
    expect(run.unreadable[0]?.message).toContain('other.yaml line 1: ')
  })
})

describe('a number with a plain plus', () => {
  it('is the directory number with the escaped one, wherever a number is expected', async () => {
    const estate = {
      patterns: [{ dn: '+12145550101@DN' }, { hunt: '5000@DN', members: ['+12145550101@DN'] }],
      devices: { SEP000000000101: { line: '+12145550101@DN', owner: 'amartin' } },
    }
    const call = { from: ['DN'], dial: '+12145550101' }
    const tests = [
      { id: 'plain', estate, call, expect: { winner: '+12145550101@DN', person: 'amartin' } },
      { id: 'escaped', estate, call, expect: { winner: '\\+12145550101@DN', reached: 'dn:\\+12145550101@DN' } },
      {
        id: 'all',
        estate,
        all: { from: ['DN'], space: '+1214555010X' },
        expect: { reached: { '+12145550101@DN': '+12145550101' }, others: 'unallocated' },
      },
    ]
    expect(await differencesOf(stringify({ schema: 'rehome/suite/v1', tests }))).toEqual([])
  })
})
