import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../src/findings/finding.js'
import type { DirectoryNumber } from '../../../src/model/ucm/directory-number.js'
import type { HuntPilot } from '../../../src/model/ucm/hunting.js'
import type { Change } from '../../../src/plan/change.js'
import { changesOf } from '../../../src/plan/plan.js'
import { DamagedPlan } from '../../support/damaged-plan.js'
import type { ExportBuilder } from '../../support/export-builder.js'
import type { PlannedLyon } from '../../support/lyon-calls.js'
import { plannedLyon } from '../../support/lyon-calls.js'

/*
 * FWD-001: a person who stays forwards to a mover. The search space AUS-WIDE-CSS is full and does not get the
 * partition of the moved people, so a forward that uses it must use another, or is lost.
 */

const NINA = '+17175550111'
const BERG = '\\+17175550125@DN-E164-PT'
const BERG_ROW = { 'Device Name': 'SEP020000717125' }
const RECEPTION = '\\+17175550120@DN-E164-PT'
const SUPPORT = '\\+15125550150@HUNT-PT'
const FULL = 'AUS-WIDE-CSS'

/** Berg, who stays, forwards all calls to Nina, who moves. */
function forwardAll(estate: ExportBuilder): void {
  estate.patch('phone', BERG_ROW, 'Forward All Destination 1', NINA)
  estate.patch('phone', BERG_ROW, 'Forward All CSS 1', FULL)
}

/** Calls that wait too long for the support of Austin, which does not move yet, go to Nina. */
function overflow(css: string, destination: string): (estate: ExportBuilder) => void {
  return (estate) => {
    const pilot = { 'HUNT PILOT': '\\+15125550150' }
    estate.patch('huntpilot', pilot, 'DESTINATION WHEN MAXIMUM WAIT TIME IS MET 1', destination)
    estate.patch('huntpilot', pilot, 'MAXIMUM WAIT TIME CALLING SEARCH SPACE 1', css)
  }
}

function lost({ plan }: PlannedLyon): readonly Finding[] {
  return plan.findings.filter(({ code }) => code === 'FWD-001')
}

/** Whether the brakes, which ask nothing of the planner, find the forward lost in the plan as made. */
function judged(at: PlannedLyon): readonly string[] {
  const brakes = new DamagedPlan(at)
  return brakes.codes(brakes.made).filter((said) => said.startsWith('FWD-001'))
}

function aimed({ plan }: PlannedLyon): readonly Change[] {
  return changesOf(plan).filter(({ id }) => id.endsWith('#forwards'))
}

/** The forwards that a change leaves, as `kind destination in search space`. */
function left(change: Change | undefined): readonly string[] {
  const after = change !== undefined && 'after' in change.what ? (change.what.after as DirectoryNumber) : undefined
  return (after?.forwards ?? []).flatMap(({ kind, destination, callingSearchSpace }) =>
    destination === undefined ? [] : [`${kind} ${destination} in ${callingSearchSpace ?? ''}`],
  )
}

describe('a forward of somebody who stays to somebody who moves', () => {
  test('that no search space of the line can aim: the line, the target and the forward are named', async () => {
    const at = await plannedLyon((estate) => {
      forwardAll(estate)
      estate.patch('phone', BERG_ROW, 'CSS', FULL)
    })
    expect(aimed(at)).toEqual([])
    const [found, ...others] = lost(at)
    expect(others).toEqual([])
    expect(found).toMatchObject({ subject: `dn:${BERG}`, severity: 'HIGH', scope: 'wave:1', wave: 1, location: 'Lyon' })
    expect(found?.message).toBe(
      `${BERG} sends calls (all) to ${NINA}, which is Nina Garcia; no search space that it could use reaches Webex.`,
    )
    expect(found?.evidence).toContainEqual({ label: 'all', value: `${NINA} in ${FULL}` })
    expect(at.plan.open.map(({ code, subject }) => `${code} ${subject}`)).toContain(`FWD-001 dn:${BERG}`)
    expect(judged(at)).toEqual([`FWD-001 dn:${BERG}`])
  })

  test('with one of its phone that does: the forward is aimed by that', async () => {
    const at = await plannedLyon(forwardAll)
    const [change, ...others] = aimed(at)
    expect(others).toEqual([])
    expect(change).toMatchObject({ phase: 'cutover', what: { kind: 'directory-number', key: BERG } })
    expect(left(change)).toEqual([`all ${NINA} in LYN-DEV-CSS`])
    expect(lost(at)).toEqual([])
    expect(judged(at)).toEqual([])
  })

  test('that is dialed in short is aimed in full, in its own search space first', async () => {
    const at = await plannedLyon((estate) => {
      const short = { 'TRANSLATION PATTERN': '47XX' }
      estate.patch('translationpattern', short, 'CALLING SEARCH SPACE', FULL)
      estate.patch('translationpattern', short, "USE ORIGINATOR'S CALLING SEARCH SPACE", 'f')
    })
    const change = aimed(at).find(({ what }) => what.key === RECEPTION)
    expect(left(change)).toEqual([
      `no-answer-internal ${NINA} in LYN-FWD-CSS`,
      `no-answer-external ${NINA} in LYN-FWD-CSS`,
    ])
    expect(lost(at)).toEqual([])
    expect(judged(at)).toEqual([])
  })
})

describe('an overflow of a queue that stays to somebody who moves', () => {
  test('has no search space but its own: it is named with its target', async () => {
    const at = await plannedLyon(overflow(FULL, NINA))
    expect(aimed(at)).toEqual([])
    const [found, ...others] = lost(at)
    expect(others).toEqual([])
    expect(found).toMatchObject({ subject: `hunt-pilot:${SUPPORT}`, severity: 'HIGH', scope: 'wave:1' })
    expect(found?.message).toContain(`${SUPPORT} sends calls (maximum-wait) to ${NINA}, which is Nina Garcia`)
    expect(judged(at)).toEqual([`FWD-001 hunt-pilot:${SUPPORT}`])
  })

  test('whose short form ends at a full search space is aimed in full', async () => {
    const at = await plannedLyon((estate) => {
      overflow('FWD-CSS', '84711')(estate)
      estate.patch('translationpattern', { 'TRANSLATION PATTERN': '47XX' }, 'CALLING SEARCH SPACE', FULL)
      estate.patch(
        'translationpattern',
        { 'TRANSLATION PATTERN': '47XX' },
        "USE ORIGINATOR'S CALLING SEARCH SPACE",
        'f',
      )
    })
    const what = aimed(at).find(({ what }) => what.key === SUPPORT)?.what
    const after = what !== undefined && 'after' in what ? (what.after as HuntPilot) : undefined
    expect(after?.queue).toMatchObject({
      maximumWaitDestination: NINA,
      maximumWaitCallingSearchSpace: 'FWD-CSS',
      fullDestination: '+15125550120',
      noAgentsDestination: '8500',
    })
    expect(lost(at)).toEqual([])
    expect(judged(at)).toEqual([])
  })
})
