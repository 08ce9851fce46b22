import { expect, it } from 'vitest'
import { PLAIN } from '../../../src/report/views/paint.js'
import { statusView } from '../../../src/report/views/status/status-view.js'

it('counts absent columns per file, the first of them named', () => {
  const columns = Array.from({ length: 900 }, (_, index) => `COLUMN ${index + 1}`)
  const text = statusView(
    {
      workspace: '/w',
      inputs: [],
      clusters: [],
      ucm: {
        cluster: {},
        counts: {},
        members: [],
        absentColumns: ['css.csv: NAME', ...columns.map((name) => `list.csv: ${name}`)],
      },
      gateways: [],
      mapping: { missing: 0, proposed: 0, confirmed: 0, written: false },
      unchecked: [],
      answers: 0,
      next: [],
    },
    PLAIN,
  )
  expect(text).toContain('columns absent in css.csv: NAME\n')
  expect(text).toContain('columns absent in list.csv: COLUMN 1, COLUMN 2, COLUMN 3, and 897 more\n')
  expect(text.length).toBeLessThan(600)
})
