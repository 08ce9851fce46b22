import { describe, expect, it } from 'vitest'
import { QUESTION_NAMES } from '../../../src/analysis/audit.js'
import { coverageOf } from '../../../src/analysis/inputs/coverage.js'
import { questionInput, threeSites, threeSitesRoster } from '../../support/asked-estate.js'

describe('what each question rests on', () => {
  it('has a line for every question, and a cost for every source that is not whole', async () => {
    const { sources, questions } = coverageOf(await questionInput(await threeSites()))
    expect(questions.map(({ question }) => question)).toEqual(QUESTION_NAMES)
    const state = Object.fromEntries(sources.map((line) => [line.source, line.state]))
    expect(state).toEqual({
      ucm: 'present',
      mapping: 'absent',
      roster: 'absent',
      webex: 'absent',
      gateway: 'absent',
      directory: 'absent',
      calls: 'absent',
    })
    for (const { cells, costs } of questions) {
      const wanting = Object.entries(cells).flatMap(([source, each]) => (each === 'present' ? [] : [source]))
      expect(costs.map(({ source }) => source)).toEqual(wanting)
    }
  })

  it('says what a partial source lacks', async () => {
    const reduced = await threeSites()
    reduced.dropMember('linegroup.csv')
    const roster = `${threeSitesRoster()}nobody.here@example.com,AGENT,,,\n`
    const { sources } = coverageOf(await questionInput(reduced, { roster }))
    const line = (wanted: string) => sources.find(({ source }) => source === wanted)
    expect(line('ucm')).toMatchObject({ state: 'partial' })
    expect(line('roster')).toMatchObject({ state: 'partial', lacks: expect.stringMatching(/^\d+ rows found nobody$/) })
  })
})
