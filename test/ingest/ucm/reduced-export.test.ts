import { beforeAll, describe, expect, it } from 'vitest'
import { QUESTIONS, type QuestionName } from '../../../src/analysis/audit.js'
import { UNLOCK } from '../../../src/findings/codes/code-entry.js'
import type { QuestionInput } from '../../../src/analysis/question.js'
import { questionInput, threeSites, threeSitesRoster } from '../../support/asked-estate.js'
import { reduce } from '../../support/reduced-export.js'
import { findingOf } from './made-archive.js'

describe('three-sites as the pre-processor of a migration service leaves it', () => {
  let full: QuestionInput
  let reduced: QuestionInput

  beforeAll(async () => {
    full = await questionInput(await threeSites(), { roster: threeSitesRoster() })
    reduced = await questionInput(reduce(await threeSites()), { roster: threeSitesRoster() })
  })

  it('is told as reduced, naming every column that decides about routing', () => {
    const found = findingOf(reduced.estate.snapshot, 'PRE-003', 'file:phone.csv')
    expect(found.severity).toBe('BLOCKER')
    expect(found.evidence.map(({ value }) => value)).toEqual([
      'LINE CSS 1-3',
      'FORWARD ALL CSS 1-3',
      'RECORDING PROFILE 1-3',
      'CSS',
      'AAR CSS',
      'REROUTING CALLING SEARCH SPACE',
      'LOGGED INTO HUNT GROUP',
      'FORWARD BUSY INTERNAL CSS 1-3',
      'FORWARD BUSY EXTERNAL CSS 1-3',
      'FORWARD NO ANSWER INTERNAL CSS 1-3',
      'FORWARD NO ANSWER EXTERNAL CSS 1-3',
      'FORWARD NO COVERAGE INTERNAL CSS 1-3',
      'FORWARD NO COVERAGE EXTERNAL CSS 1-3',
      'FORWARD UNREGISTERED INTERNAL CSS 1-3',
      'FORWARD UNREGISTERED EXTERNAL CSS 1-3',
      'FORWARD ON CTI FAILURE DESTINATION 1-3',
      'FORWARD ON CTI FAILURE CSS 1-3',
      'SECONDARY CSS FOR FORWARD ALL 1-3',
      'MONITORING CALLING SEARCH SPACE 1-3',
    ])
    for (const { value } of found.evidence.slice(0, 3)) expect(found.message).toContain(value)
    expect(reduced.estate.snapshot.absentColumns).toEqual(
      expect.arrayContaining(['enduser.csv: ACCESS CONTROL GROUP 1', 'enduser.csv: TYPE USER ASSOCIATION 1']),
    )
  })

  it('keeps people, devices, numbers and keys', () => {
    const counts = ({ estate }: QuestionInput): readonly number[] =>
      (['phone', 'directory-number', 'end-user'] as const).map((kind) => estate.all(kind).length)
    expect(counts(reduced)).toEqual(counts(full))
    const lamps = ({ estate }: QuestionInput) => estate.all('phone').flatMap(({ value }) => value.busyLampFields ?? [])
    expect(lamps(reduced)).toEqual(lamps(full))
    expect(lamps(full).length).toBeGreaterThan(0)
  })

  const ABOUT_ROUTING = {
    'dial-plan': 'DIAL-013',
    emergency: 'EMG-005',
    forwarding: 'FWD-001',
  } as const satisfies Partial<Record<QuestionName, string>>

  it.each(Object.entries(ABOUT_ROUTING))(
    '%s refuses what needs the columns, and says what would help',
    (name, code) => {
      const { findings, unchecked } = QUESTIONS[name as QuestionName](reduced)
      expect(findings.filter((found) => found.code === code)).toEqual([])
      const refused = unchecked.find((one) => one.code === code)
      expect(refused?.unlock).toContain('full tar')
      const stated = QUESTIONS[name as QuestionName](full).unchecked
      expect(stated.filter((one) => one.unlock === refused?.unlock)).toEqual([])
    },
  )

  it('voicemail-recording knows who is recorded, but says that it does not know where to', () => {
    const { unchecked } = QUESTIONS['voicemail-recording'](reduced)
    expect(unchecked).toContainEqual(expect.objectContaining({ code: 'REC-001', unlock: UNLOCK['routing-columns'] }))
  })
})
