import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/findings/user-error.js'
import { DEFAULT_SETTINGS, SETTINGS, SHIPPED_VALIDATION_PLANS } from '../../src/model/settings.js'
import { parseSettings, renderSettings } from '../../src/model/settings-file.js'

function refusal(text: string): UserError {
  try {
    parseSettings(text, 'rehome.yaml')
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('was accepted')
}

describe('renderSettings', () => {
  it('reads back as the defaults', () => {
    expect(parseSettings(renderSettings(), 'rehome.yaml')).toEqual(DEFAULT_SETTINGS)
  })

  it('names every setting with its default, and each line works once its mark is taken away', () => {
    for (const [key, entry] of Object.entries(SETTINGS)) {
      const line = `  # ${key}: ${entry.default}`
      expect(renderSettings()).toContain(line)
      const settings = parseSettings(renderSettings().replace(line, line.replace('# ', '')), 'rehome.yaml')
      expect(settings).toEqual(DEFAULT_SETTINGS)
    }
  })
})

describe('parseSettings', () => {
  it('takes an empty file for the defaults', () => {
    expect(parseSettings('', 'rehome.yaml')).toEqual(DEFAULT_SETTINGS)
  })

  it('reads values, overrides and plans', () => {
    const settings = parseSettings(
      [
        '\uFEFFsettings:',
        '  routing.equalInOnePartition: first-by-text',
        '  routing.negatedSetIncludesStarAndHash: false',
        '  routing.interdigitTimeoutSeconds: 8.5',
        'severityOverrides:',
        '  DIAL-020: HIGH',
        'validationPlans: [US]',
      ].join('\n'),
      'rehome.yaml',
    )
    expect(settings).toEqual({
      values: {
        ...DEFAULT_SETTINGS.values,
        'routing.equalInOnePartition': 'first-by-text',
        'routing.negatedSetIncludesStarAndHash': false,
        'routing.interdigitTimeoutSeconds': 8.5,
      },
      severityOverrides: { 'DIAL-020': 'HIGH' },
      validationPlans: [SHIPPED_VALIDATION_PLANS.US],
    })
  })

  it.each([
    ['unknown section', 'colour: red', 'rehome.yaml:1: unknown section colour'],
    ['unknown setting', 'settings:\n  routing.magic: 1', 'rehome.yaml:2: unknown setting routing.magic'],
    [
      'position not allowed',
      'settings:\n\n  routing.equalInOnePartition: any',
      'rehome.yaml:3: routing.equalInOnePartition is "any"; allowed: ambiguous, first-by-text',
    ],
    [
      'text for a number',
      'settings:\n  routing.translationLimit: ten',
      'rehome.yaml:2: routing.translationLimit is "ten"; allowed: a number, 0 or more',
    ],
    [
      'negative number',
      'settings:\n  routing.translationLimit: -1',
      'rehome.yaml:2: routing.translationLimit is -1; allowed: a number, 0 or more',
    ],
    [
      'infinity',
      'settings:\n  routing.translationLimit: .inf',
      'rehome.yaml:2: routing.translationLimit is Infinity; allowed: a number, 0 or more',
    ],
    [
      'yes is not true',
      'settings:\n  routing.negatedSetIncludesStarAndHash: yes',
      'rehome.yaml:2: routing.negatedSetIncludesStarAndHash is "yes"; allowed: true, false',
    ],
    [
      'no value',
      'settings:\n  routing.translationLimit:\n',
      'rehome.yaml:2: routing.translationLimit is empty; allowed: a number, 0 or more',
    ],
    [
      'a list for a value',
      'settings:\n  routing.translationLimit: [1]',
      'rehome.yaml:2: routing.translationLimit is not a single value; allowed: a number, 0 or more',
    ],
    ['a list for a section', 'settings: [1]', 'rehome.yaml:1: a list of "setting: value" was expected'],
    ['unknown code', 'severityOverrides:\n  XYZ-001: LOW', 'rehome.yaml:2: unknown finding code XYZ-001'],
    [
      'unknown severity',
      'severityOverrides:\n  DIAL-020: low',
      'rehome.yaml:2: severity of DIAL-020 is "low"; allowed: BLOCKER, HIGH, MEDIUM, LOW, INFO',
    ],
    [
      'emergency lowered',
      'severityOverrides:\n  EMG-005: HIGH',
      'rehome.yaml:2: EMG-005 (Emergency number not dialable directly from a line) cannot be lowered: help, calls or licenses could be lost',
    ],
    [
      'unknown plan',
      'validationPlans:\n  - E164\n  - Mars',
      'rehome.yaml:3: unknown validation plan "Mars"; allowed: US, Any Format, E164, EXT',
    ],
    ['plans not a list', 'validationPlans: E164', 'rehome.yaml:1: validationPlans is not a list of names'],
  ])('refuses with the line: %s', (_, text, message) => {
    expect(refusal(text).message).toBe(message)
  })

  it('refuses the same key twice, broken YAML and a second document', () => {
    expect(refusal('settings:\n  routing.translationLimit: 1\n  routing.translationLimit: 2').message).toMatch(
      /^rehome\.yaml:3: not valid YAML/,
    )
    expect(refusal('settings: [').message).toMatch(/^rehome\.yaml:1: not valid YAML/)
    expect(refusal('settings:\n---\nsettings:\n').message).toMatch(/^rehome\.yaml:\d: not valid YAML/)
  })

  it('does not follow aliases', () => {
    const text = 'settings:\n  routing.translationLimit: &n 3\n  routing.interdigitTimeoutSeconds: *n'
    expect(refusal(text).message).toContain('rehome.yaml:3: routing.interdigitTimeoutSeconds is not a single value')
  })
})
