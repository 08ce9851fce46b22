import { describe, expect, it } from 'vitest'
import { parseSuite } from '../../../src/simulate/suites/format/suite-yaml.js'
import { complaint, HEAD, refusal, withPatterns, withTest } from '../../support/suite-text.js'

describe('a pattern that cannot be read', () => {
  it.each([
    ["{ route: '1[5-@A' }", 'route: 1[5- cannot be read at character 2, the bracket is never closed: a bracket holds'],
    [
      '{ route: 9.1900XXXXXXXQ@A, block: true }',
      'route: 9.1900XXXXXXXQ cannot be read at character 14, «Q» is not part of the pattern grammar: a pattern holds',
    ],
    ['{ translation: 1XXXQ@A }', 'translation: 1XXXQ cannot be read at character 5, '],
    ['{ hunt: 1XXXQ@A }', 'hunt: 1XXXQ cannot be read'],
    ['{ dn: 1Q@A }', 'dn: 1Q cannot be read at character 2'],
    ['{ park: 1Q@A }', 'park: 1Q cannot be read'],
    ['{ directedPark: 1Q@A }', 'directedPark: 1Q cannot be read'],
    ['{ pickup: 1Q@A }', 'pickup: 1Q cannot be read'],
    ['{ meetMe: 1Q@A }', 'meetMe: 1Q cannot be read'],
    ['{ learned: 1Q@A, routeString: x }', 'learned: 1Q cannot be read'],
  ])('is refused with its place and the rule: %s', (pattern, expected) => {
    expect(complaint(withPatterns('dn: 1001@A', pattern))).toContain(
      `ours.yaml line 6: estates.small.patterns[1].${expected}`,
    )
    expect(() => parseSuite(withPatterns(pattern.replace(' }', ', broken: true }')), 'o.yaml')).not.toThrow()
  })

  it('is refused in the estate of a test, and among transformations', () => {
    const test = (estate: string): string =>
      `${HEAD}tests:\n  - id: a\n    estate: ${estate}\n    lints: [dial-plan]\n    expect: { found: [DIAL-019] }\n`
    expect(complaint(test('{ patterns: [{ route: 1Q@A }] }'))).toContain(
      'line 4: tests[0].estate.patterns[0].route: 1Q',
    )
    expect(complaint(test('{ transformations: [{ called: 1Q@A }] }'))).toContain(
      'line 4: tests[0].estate.transformations[0].called: 1Q',
    )
  })

  it('is refused where a setting of the suite makes it one', () => {
    const text = withPatterns("route: '[^0-9]@A'")
    expect(() => parseSuite(text, 'o.yaml')).not.toThrow()
    const otherwise = `${text}defaults: { settings: { routing.negatedSetIncludesStarAndHash: false } }\n`
    expect(complaint(otherwise)).toContain('route: [^0-9] cannot be read at character 1, the bracket matches nothing')
  })

  it('does not say broken: true when it can be read', () => {
    expect(complaint(withPatterns('{ route: 1X@A, broken: true }'))).toContain(
      '1X can be read, so broken: true does not',
    )
  })

  it('says how the dialable plus is written', () => {
    expect(refusal(withPatterns('route: +1!@A')).hint).toBe('Write the dialable plus as \\+.')
  })
})

describe('a partition that nothing stands in', () => {
  const unknown = /no pattern of the estate stands in partition B(; |$)/
  it.each([
    [
      'of a caller',
      withTest('- id: a', '  estate: small', '  call: { from: [A, B], dial: 1 }', '  expect: { wait: 0 }'),
    ],
    [
      'of a described caller',
      withTest('- id: a', '  estate: small', '  call: { from: { deviceCss: [B] }, dial: 1 }', '  expect: { wait: 0 }'),
    ],
    [
      'of a later step',
      withTest(
        '- id: a',
        '  estate: small',
        '  steps:',
        '    - css: { from: [B] }',
        '      expect: { partitions: [B] }',
      ),
    ],
    [
      'of the defaults',
      `${withTest('- id: a', '  estate: small', '  call: { dial: 1 }', '  expect: { wait: 0 }')}defaults: { from: [B] }\n`,
    ],
    ['of a translation', withPatterns('{ translation: 1@A, css: [B] }')],
    [
      'of a search space',
      withPatterns('dn: 1@A').replace('    patterns', '    searchSpaces: { ALL: [A, B] }\n    patterns'),
    ],
    [
      'of a trunk',
      withPatterns('dn: 1@A').replace(
        '    patterns',
        '    trunks: { T: { calledTransformationCss: [B] } }\n    patterns',
      ),
    ],
  ])('is refused: %s', (_, text) => {
    expect(complaint(text)).toMatch(unknown)
    const declared = (how: string): string => text.replace('    patterns', `    ${how}\n    patterns`)
    for (const how of ['partitions: { B: }', 'absentPartitions: [B]', 'transformations: [{ called: 1@B }]'])
      expect(() => parseSuite(declared(how), 'o.yaml')).not.toThrow()
  })

  it('is told with its line, and with the partition that was probably meant', () => {
    const text = withPatterns('dn: 1@BLOCKED', '{ translation: 1@PSTN, css: [PSTN, BLOKED] }')
    expect(complaint(text)).toBe(
      'ours.yaml line 6: estates.small.patterns[1].css[1]: no pattern of the estate stands in partition BLOKED; the nearest is BLOCKED',
    )
  })
})
