import { beforeAll, describe, expect, test } from 'vitest'
import type { WebexLocation } from '../../../src/model/webex/location.js'
import { DamagedPlan } from '../../support/damaged-plan.js'
import { plannedLyon } from '../../support/lyon-calls.js'

/* Damages the half of the plan beyond the trunk: Unified CM hands every call over just the same. */

const NUMBERS = ['111', '112', '113', '115', '117', '150']
const PATTERNS = NUMBERS.map((number) => `DIAL-005 pattern:\\+17175550${number}@PT-Webex-Lyon`)
const HELP = 'EMG-003 location:Lyon'

let lyon: DamagedPlan

beforeAll(async () => {
  lyon = new DamagedPlan(await plannedLyon())
})

function messages(changes: DamagedPlan['made'], code: string): readonly string[] {
  return lyon.judge(changes).flatMap((found) => (found.code === code ? [found.message] : []))
}

describe('calls handed to Webex', () => {
  test('arrive as the plan was made', () => {
    expect(lyon.codes(lyon.made).filter((code) => code.includes('pattern:'))).toEqual([])
  })

  test('numbers that nobody activates', () => {
    const changes = lyon.without(/^1\/cutover\/webex\/number\//)
    expect(lyon.fresh(changes)).toEqual(PATTERNS)
    expect(messages(changes, 'DIAL-005').join('\n')).toContain('+17175550111 leaves Unified CM for Webex and does not')
  })

  test('one number that nobody activates', () => {
    expect(lyon.fresh(lyon.without(/^1\/cutover\/webex\/number\/\+17175550113$/))).toEqual([PATTERNS[2]])
  })

  test('a gateway that nobody configures', () => {
    expect(lyon.fresh(lyon.without(/^1\/prepare\/lgw\//))).toEqual([HELP, ...PATTERNS])
  })

  test('a queue that nobody joins', () => {
    const changes = lyon.without(/#join$/)
    expect(lyon.fresh(changes)).toEqual([PATTERNS[5]])
    expect(messages(changes, 'DIAL-005').join('\n')).toContain('CA Lyon service')
    expect(messages(changes, 'DIAL-005').join('\n')).toContain('where no agent is joined')
  })

  test('a queue that nobody makes', () => {
    expect(lyon.fresh(lyon.without(/webex\/queue\//))).toContain(PATTERNS[5])
  })

  test('a trunk that nobody makes', () => {
    expect(lyon.fresh(lyon.without(/webex\/trunk\//))).toEqual(expect.arrayContaining(PATTERNS))
  })

  test('nothing is said while no organization or no gateway was read', async () => {
    for (const unread of [{ webex: undefined }, { gateways: [] }]) {
      const at = new DamagedPlan(await plannedLyon(undefined, unread))
      const changes = at.without(/^1\/cutover\/webex\/number\//)
      expect(at.fresh(changes).filter((code) => code.startsWith('DIAL-005 pattern:'))).toEqual([])
    }
  })
})

describe('emergency calls from Webex', () => {
  function blocker(changes: DamagedPlan['made']) {
    const found = lyon.judge(changes).find(({ code, subject }) => `${code} ${subject}` === 'EMG-003 location:Lyon')
    return found?.severity === 'BLOCKER' ? found.message : undefined
  }

  test('leave as the plan was made', () => {
    expect(blocker(lyon.made)).toBeUndefined()
  })

  test('a location without a way out', () => {
    const message = blocker(lyon.without(/location\/Lyon#(routing|main-number)$/))
    expect(message).toContain('911 from nina.garcia@example.com does not')
  })

  test('a location whose way out is taken away later', () => {
    const changes = lyon.edited<WebexLocation>('1/prepare/webex/location/Lyon#main-number', ({ pstn, ...rest }) => {
      expect(pstn).toBeDefined()
      return rest
    })
    expect(blocker(changes)).toContain('911 from nina.garcia@example.com does not')
  })

  test('a gateway that nobody configures', () => {
    expect(blocker(lyon.without(/^1\/prepare\/lgw\//))).toContain('911 from nina.garcia@example.com does not')
  })

  test('a route group that nobody makes', () => {
    expect(lyon.fresh(lyon.without(/webex\/route-group\//))).toEqual([HELP])
  })

  test('people who are not made', () => {
    expect(blocker(lyon.without(/webex\/person\//))).toContain('911 from nina.garcia@example.com does not')
  })
})
