import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FLOWS, parseScenario } from '../../src/simulate/scenario/scenario-file.js'

const FOLDER = fileURLToPath(new URL('../../templates/scenarios', import.meta.url))
const GOOD = `schema: rehome/scenario/v1
id: 1a
title: A transfer
source: routing-semantics C1
cast: { caller: outside, agent: mover, target: colleague }
steps: [caller calls agent, agent transfers to target, nobody answers]
expect: works differently
`

describe('the scenarios that come with the tool', () => {
  const scenarios = readdirSync(FOLDER).map((name) => parseScenario(readFileSync(join(FOLDER, name), 'utf8'), name))

  it('cover every flow, each under an id of its own', () => {
    expect(new Set(scenarios.map(({ flow }) => String(flow)))).toEqual(new Set(Object.keys(FLOWS)))
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  })

  it('say what they leave to live calls', () => {
    const later = scenarios.filter(({ notSimulated }) => notSimulated !== undefined)
    expect(later.map(({ flow }) => flow).sort()).toEqual([2, 5, 6, 7])
  })
})

describe('parseScenario', () => {
  it('reads cast and steps', () => {
    expect(parseScenario(GOOD, 'x.yaml')).toMatchObject({
      flow: 1,
      cast: { caller: 'outside', agent: 'mover', target: 'colleague' },
      steps: [
        { verb: 'calls', who: 'caller', whom: 'agent' },
        { verb: 'transfers', who: 'agent', whom: 'target' },
        { verb: 'no-answer' },
      ],
    })
  })

  it.each([
    [GOOD.replace('mover', 'astronaut'), 'x.yaml: not a scenario at cast.agent'],
    [GOOD.replace('agent transfers to target', 'agent transfers target'), 'step «agent transfers target» is none of'],
    [GOOD.replace('caller calls agent', 'caller calls nobody-known'), 'nobody-known is not in the cast'],
    [GOOD.replace('expect: works differently\n', ''), 'either expect or notSimulated'],
    [GOOD.replace('steps: [caller calls agent, agent transfers to target, nobody answers]\n', ''), 'no steps'],
    [GOOD.replace('id: 1a', 'id: 9z'), 'not a scenario at id'],
    [`${GOOD}surprise: 1\n`, 'not a scenario'],
    ['a: [1', 'x.yaml: '],
  ])('refuses what it does not understand, with the place', (text, message) => {
    expect(() => parseScenario(text, 'x.yaml')).toThrow(message)
  })
})
