import { beforeAll, describe, expect, test } from 'vitest'
import type { WebexPerson } from '../../../src/model/webex/person.js'
import { DamagedPlan } from '../../support/damaged-plan.js'
import { plannedLyon } from '../../support/lyon-calls.js'

const NINA = 'person:nina.garcia@example.com'
const WITHOUT_UCM_NINA = '1/cutover/webex/person/nina.garcia@example.com#without-ucm'

let lyon: DamagedPlan

beforeAll(async () => {
  lyon = new DamagedPlan(await plannedLyon())
})

describe('licenses', () => {
  test('a step that leaves nothing to call with', () => {
    const changes = lyon.edited<WebexPerson>(WITHOUT_UCM_NINA, (after) => ({ ...after, licenses: [] }))
    expect(lyon.fresh(changes)).toContain(`LIC-013 ${NINA}`)
  })

  test('an entitlement that goes before the number', () => {
    const moved = lyon.made.filter(({ id }) => id === WITHOUT_UCM_NINA)
    const rest = lyon.made.filter((change) => !moved.includes(change))
    const at = rest.findIndex(({ id }) => id.includes('directory-number/\\+17175550111@'))
    expect(moved).toHaveLength(1)
    expect(lyon.fresh(rest.toSpliced(at, 0, ...moved))).toContain(`LIC-012 ${NINA}`)
  })

  test('an entitlement that stays', () => {
    expect(lyon.fresh(lyon.without(/nina\.garcia@example\.com#without-ucm$/))).toEqual([`LIC-012 ${NINA}`])
  })

  test('one that has nothing to do with calling', () => {
    const changes = lyon.edited<WebexPerson>(WITHOUT_UCM_NINA, ({ licenses, ...rest }) => ({
      ...rest,
      licenses: licenses.filter((key) => !key.startsWith('Messaging')),
    }))
    expect(lyon.fresh(changes)).toEqual([`WAV-004 ${NINA}`])
    const found = lyon.judge(changes).find(({ code }) => code === 'WAV-004')
    expect(found).toMatchObject({ severity: 'BLOCKER' })
    expect(found?.message).toContain('takes Messaging@Sub-300155 from nina.garcia@example.com')
  })

  test('a number that is hidden while its owner has no Calling license', () => {
    const changes = lyon.without(/webex\/person\/nina/)
    expect(lyon.fresh(changes)).toContain(`LIC-013 ${NINA}`)
    const found = lyon.judge(changes).find(({ code }) => code === 'LIC-013')
    expect(found).toMatchObject({ severity: 'BLOCKER' })
    expect(found?.message).toContain('hides the number of Nina Garcia, who holds no Calling license by then')
  })

  test('nobody gets one', () => {
    const missing = lyon.fresh(lyon.without(/webex\/person\//)).filter((code) => code.startsWith('LIC-013'))
    expect(missing).toEqual(
      ['nina.garcia', 'otto.meyer', 'pia.lam', 'rei.sato', 'tom.novak'].map(
        (name) => `LIC-013 person:${name}@example.com`,
      ),
    )
  })

  test('a license that comes only after the number has left', () => {
    const late = lyon.made.filter(({ id }) => /webex\/person\/nina.*#customer-assist$/.test(id))
    const rest = lyon.made.filter((change) => !late.includes(change))
    const at = rest.findIndex(({ id }) => id.includes('directory-number/\\+17175550111@')) + 1
    expect(late).toHaveLength(1)
    expect(lyon.fresh(rest.toSpliced(at, 0, ...late))).toContain(`LIC-013 ${NINA}`)
  })
})
