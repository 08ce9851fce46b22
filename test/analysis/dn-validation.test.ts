import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compileValidationPlan,
  lintValidationPlans,
  validateNumber,
  validateWithPlans,
} from '../../src/analysis/dn-validation.js'
import type { ValidationPlan } from '../../src/model/settings.js'
import { SHIPPED_VALIDATION_PLANS } from '../../src/model/settings.js'
import { repositoryRoot } from '../support/shared-data.js'

const { US, E164, EXT, 'Any Format': ANY } = SHIPPED_VALIDATION_PLANS
const PLANS: readonly ValidationPlan[] = [US, ANY, E164, EXT]

describe('the table of verdicts', () => {
  const lines = readFileSync(join(repositoryRoot, 'fixtures/tables/dn-validation.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('"'))

  it('covers every shape of the oracle', () => expect(lines).toHaveLength(19))

  it.each(lines)('%s', (line) => {
    const [, number = '', rest = ''] = /^"(.*)"\s+(.*)$/.exec(line) ?? []
    const expected = rest.split(/\s+/)
    const actual = PLANS.flatMap((plan) => {
      const { anchoredVia, client } = validateNumber(plan, number)
      return [anchoredVia === 'direct' ? 'yes' : anchoredVia, client ? 'yes' : 'no']
    })
    expect(actual).toEqual(expected)
  })
})

describe('a plan', () => {
  const plan = (facts: Partial<ValidationPlan>): ValidationPlan => ({
    name: 'Own',
    regularExpression: '^[0-9]+$',
    prefix: '',
    strippedCharacters: '',
    ...facts,
  })

  it('strips before it tests, and says what was left', () => {
    expect(validateNumber(US, '(512) 555-0123')).toEqual({
      anchored: true,
      anchoredVia: 'prefix',
      client: false,
      stripped: '5125550123',
    })
  })

  it('refuses what is nothing but stripped characters, whatever the expression', () => {
    const verdict = validateNumber(plan({ regularExpression: '.*', strippedCharacters: '()' }), '()')
    expect(verdict).toEqual({ anchored: false, anchoredVia: 'no', client: false, stripped: '' })
  })

  it('reads 128 characters and refuses 129', () => {
    expect(validateNumber(plan({}), '5'.repeat(128)).anchored).toBe(true)
    expect(validateNumber(plan({}), '5'.repeat(129))).toMatchObject({ anchored: false, client: false })
  })

  it('takes an expression of 255 characters and refuses one of 256', () => {
    expect(compileValidationPlan(plan({ regularExpression: '5'.repeat(255) })).unusable).toBeUndefined()
    expect(compileValidationPlan(plan({ regularExpression: '5'.repeat(256) })).unusable).toMatch(/longer than 255/)
  })

  it.each(['([0-9]', '(?=5)5', '(5)\\1'])(
    'is unusable and refuses everything with the expression %s',
    (regularExpression) => {
      const validator = compileValidationPlan(plan({ regularExpression }))
      expect(validator.unusable).toMatch(/cannot be read/)
      expect(validator.validate('5')).toMatchObject({ anchored: false, client: false })
    },
  )

  it.each(['^([0-9]+)+$', '^([0-9]|[0-9][0-9])*$', '^(([0-9]*)*)*$', '([0-9]+[0-9]+)+x'])(
    'answers at once on an expression that makes others backtrack: %s',
    (regularExpression) => {
      const validator = compileValidationPlan(plan({ regularExpression }))
      const startedAt = performance.now()
      for (let index = 0; index < 50; index += 1) validator.validate(`${'5'.repeat(127)}!`)
      expect(validator.validate(`${'5'.repeat(127)}!`)).toMatchObject({ anchored: false, client: false })
      expect(performance.now() - startedAt).toBeLessThan(2000)
    },
  )

  it('agrees with the ordinary engine on the four shipped expressions', () => {
    const digitsAndMarks = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-., ()xA')), maxLength: 24 })
    const nearly = fc.stringMatching(/^1?[0-9]{9,12}(,{0,2}[0-9]{0,3})?$/)
    const property = fc.property(fc.oneof(digitsAndMarks, nearly), fc.constantFrom(...PLANS), (text, chosen) => {
      const { anchored, client, stripped } = validateNumber(chosen, text)
      const whole = new RegExp(`^(?:${chosen.regularExpression})$`)
      const anywhere = new RegExp(chosen.regularExpression)
      const expected =
        stripped !== '' && (whole.test(stripped) || (chosen.prefix !== '' && whole.test(chosen.prefix + stripped)))
      expect(anchored).toBe(expected)
      expect(client).toBe(stripped !== '' && anywhere.test(stripped))
    })
    fc.assert(property, { seed: 20250609, numRuns: 2000 })
  })
})

describe('several plans', () => {
  it('accept when one accepts', () => {
    const verdict = validateWithPlans([E164, EXT].map(compileValidationPlan), '+15125550123')
    expect(verdict).toMatchObject({ anchored: true, client: true })
    expect(verdict.byPlan.map(({ plan, verdict: one }) => [plan, one.anchored])).toEqual([
      ['E164', true],
      ['EXT', false],
    ])
  })

  it('are told what is questionable about them', () => {
    expect(lintValidationPlans([E164])).toEqual([])
    expect(lintValidationPlans([EXT])).toEqual([
      'plan EXT accepts the emergency number 911, 933, 112, 999 as the number of an agent',
    ])
    expect(lintValidationPlans([US, { ...US, name: 'US' }])).toEqual([
      'plan US has an expression without ^ and $, so the client also accepts longer texts',
      'plan US has an expression without ^ and $, so the client also accepts longer texts',
      'plan US has the name of an earlier plan',
    ])
    expect(lintValidationPlans([{ ...E164, name: 'Ext/4', strippedCharacters: '+' }])).toEqual([
      'plan Ext/4 has a name that is refused',
      'plan Ext/4 strips dialable characters, which hides typing errors',
    ])
    expect(lintValidationPlans([{ ...E164, regularExpression: '(' }])).toEqual([
      expect.stringMatching(/^plan E164 is unusable: its expression cannot be read/),
    ])
  })
})
