import { describe, expect, test } from 'vitest'
import { DamagedPlan } from '../../support/damaged-plan.js'
import type { ExportBuilder } from '../../support/export-builder.js'
import { plannedLyon } from '../../support/lyon-calls.js'

const PHONE = { 'Device Name': 'SEP020000717125' }

function moveToNone(estate: ExportBuilder): void {
  estate.patch('phone', { 'Directory Number 1': '\\+17175550113' }, 'Route Partition 1', '')
  estate.patch('linegroup', { NAME: 'LG-LYN-SERVICE' }, 'ROUTE PARTITION 3', '')
}

function takeSpaces(estate: ExportBuilder): void {
  estate.patch('phone', PHONE, 'CSS', '')
  estate.patch('phone', PHONE, 'Line CSS 1', '')
}

async function codes(patch: (estate: ExportBuilder) => void): Promise<readonly string[]> {
  const at = new DamagedPlan(await plannedLyon(patch))
  return at.codes(at.made)
}

describe('callers without any search space', () => {
  test('lose a number that stands where all see it', async () => {
    const at = new DamagedPlan(
      await plannedLyon((estate) => {
        moveToNone(estate)
        takeSpaces(estate)
      }),
    )
    const found = at.judge(at.made).find(({ code, subject }) => `${code} ${subject}` === 'DIAL-005 css:<None>')
    expect(found?.message).toContain('callers in <None> would not reach +17175550113')
  })

  test('lose nothing where the number stands in a partition', async () => {
    expect(await codes(takeSpaces)).not.toContain('DIAL-005 css:<None>')
  })

  test('are no class where there are none', async () => {
    expect(await codes(moveToNone)).not.toContain('DIAL-005 css:<None>')
  })
})
