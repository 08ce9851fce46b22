import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildAuditWorkbook } from '../../../src/report/workbook/audit-workbook.js'
import { sheetToText } from '../../support/sheet-text.js'
import { repositoryRoot } from '../../support/shared-data.js'
import { threeSitesInput } from './three-sites-workbook.js'

const EXPECTED = join(repositoryRoot, 'fixtures/estates/three-sites/expected/workbook.txt')

describe('workbook of the three sites', () => {
  it('is the one that was reviewed', async () => {
    const document = buildAuditWorkbook(await threeSitesInput())
    await expect(document.sheets.map(sheetToText).join('\n')).toMatchFileSnapshot(EXPECTED)
  })
})
