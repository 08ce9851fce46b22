import { expect, it } from 'vitest'
import { dayOfExport } from '../../src/workflows/questions/input-days.js'

it.each([
  ['Jun 09, 2023', '2023-06-09'],
  ['June 9, 2023', '2023-06-09'],
  ['Sept. 30 2024', '2024-09-30'],
  ['Feb 30, 2024', undefined],
  ['09.06.2023', undefined],
  [undefined, undefined],
])('%s is the day %s', (text, day) => {
  expect(dayOfExport(text)).toBe(day)
})
