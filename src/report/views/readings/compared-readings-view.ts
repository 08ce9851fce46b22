import type { Paint } from '../paint.js'
import { counted, textTable } from '../text-table.js'
import type { ShownReading } from './reading-list-view.js'

interface ShownDifference {
  readonly kind: string
  readonly key: string
  readonly field?: string
  readonly expected?: string
  readonly actual?: string
}

export interface ShownComparison {
  readonly from: ShownReading
  readonly to: ShownReading
  readonly differences: readonly ShownDifference[]
}

const LINES_SHOWN = 200
const VALUE_SHOWN = 80

/** How many objects of each kind came, went and changed, then each of them. */
export function comparedReadingsView({ from, to, differences }: ShownComparison, paint: Paint): string {
  const title = `${nameOf(from)} → ${nameOf(to)}`
  if (differences.length === 0) return paint.good(`No changes: ${title}`)
  const shown = differences.slice(0, LINES_SHOWN)
  const more = differences.length - shown.length
  return [
    paint.strong(title),
    textTable(['kind', 'new', 'gone', 'changed'], totals(differences)),
    '',
    ...shown.map((difference) => lineOf(difference, paint)),
    ...(more === 0 ? [] : [paint.faint(`… ${counted(more, 'further difference')}; all of them with --json`)]),
  ].join('\n')
}

function nameOf({ id, kind, subject, takenAt }: ShownReading): string {
  return `reading ${id} (${[kind, subject].filter((part) => part !== '').join(' ')}, ${takenAt})`
}

function totals(differences: readonly ShownDifference[]): readonly (readonly string[])[] {
  const kinds = [...new Set(differences.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const own = differences.filter((difference) => difference.kind === kind)
    const whole = own.filter(({ field }) => field === undefined)
    const changed = new Set(own.flatMap(({ field, key }) => (field === undefined ? [] : [key])))
    const isNew = whole.filter(({ expected }) => expected === undefined).length
    return [kind, String(isNew), String(whole.length - isNew), String(changed.size)]
  })
}

function lineOf({ kind, key, field, expected, actual }: ShownDifference, paint: Paint): string {
  if (field === undefined) {
    return expected === undefined ? paint.good(`+ ${kind} ${key}`) : paint.bad(`- ${kind} ${key}`)
  }
  return `~ ${kind} ${key} ${field}: ${short(expected)} → ${short(actual)}`
}

function short(value: string | undefined): string {
  if (value === undefined) return '(none)'
  return value.length > VALUE_SHOWN ? `${value.slice(0, VALUE_SHOWN)}…` : value
}
