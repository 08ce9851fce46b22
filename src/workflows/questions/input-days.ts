import type { InputDay } from '../../analysis/question.js'
import type { Reading, Workspace } from '../ports.js'

/** A current input with the day that it is of. */
export interface DatedInput {
  readonly reading: Reading
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly basis: InputDay['basis']
}

/** Every current input, oldest reading first: of the day that it states itself, else of the day when it was taken in. */
export function datedInputs({ store }: Workspace): readonly DatedInput[] {
  return store
    .readings()
    .filter(({ current }) => current)
    .map((reading) => {
      const stated =
        reading.kind === 'ucm'
          ? dayOfExport(store.snapshotFacts(reading.subject)?.exportedOn)
          : reading.kind === 'calls'
            ? dayOfSecond(store.currentCalls()?.to)
            : undefined
      return stated === undefined
        ? { reading, day: reading.takenAt.slice(0, 10), basis: 'taken in' }
        : { reading, day: stated, basis: 'stated' }
    })
}

/** Of which day the systems were read that are compared: no rosters, and of clusters only this one. */
export function inputDays(workspace: Workspace, cluster: string): readonly InputDay[] {
  return datedInputs(workspace)
    .filter(({ reading: { kind, subject } }) => kind !== 'roster' && (kind !== 'ucm' || subject === cluster))
    .map(({ reading: { kind, subject }, day, basis }) => ({
      input: subject === '' ? kind : `${kind} ${subject}`,
      day,
      basis,
    }))
}

const MILLISECONDS = 1000

function dayOfSecond(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : new Date(seconds * MILLISECONDS).toISOString().slice(0, 10)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `Jun 09, 2023` or `June 9, 2023` as `2023-06-09`; undefined when it is no date (`ucm-exports` 1.1). */
export function dayOfExport(text: string | undefined): string | undefined {
  const [, word = '', day = '', year = ''] = /^(\p{L}+)\.? (\d{1,2}),? (\d{4})$/u.exec(text?.trim() ?? '') ?? []
  const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  if (month < 0) return undefined
  const date = new Date(Date.UTC(Number(year), month, Number(day)))
  return date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : undefined
}
