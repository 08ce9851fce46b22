import type { Paint } from '../paint.js'
import { textTable } from '../text-table.js'

type State = 'present' | 'partial' | 'absent'

/** Question by source, as the view needs it. */
export interface ShownCoverage {
  readonly sources: readonly {
    readonly source: string
    readonly state: State
    readonly lacks?: string
    readonly unlock: string
  }[]
  readonly questions: readonly {
    readonly question: string
    readonly cells: Readonly<Record<string, State>>
    readonly costs: readonly { readonly source: string; readonly cost: string }[]
  }[]
}

const WORDS: Readonly<Record<State, string>> = { present: 'yes', partial: 'part', absent: 'no' }

/** The table question × source, then what each source that is not whole costs and what gets it. */
export function coverageLines(coverage: ShownCoverage | undefined, paint: Paint): readonly string[] {
  if (coverage === undefined) return []
  const { sources, questions } = coverage
  const header = ['question', ...sources.map(({ source }) => source)]
  const rows = questions.map(({ question, cells }) => [
    question,
    ...sources.map(({ source }) => {
      const state = cells[source]
      return state === undefined ? '·' : WORDS[state]
    }),
  ])
  const wanting = sources.filter(({ state }) => state !== 'present')
  return [
    '',
    paint.strong('What each question rests on:'),
    textTable(header, rows),
    ...wanting.flatMap(({ source, state, lacks, unlock }) => [
      '',
      paint.bad(`${source}: ${state}${lacks === undefined ? '' : `, ${lacks}`}`) + paint.faint(` (${unlock})`),
      ...costLines(coverage, source),
    ]),
  ]
}

/** One line per cost, with the questions that pay it. */
function costLines({ questions }: ShownCoverage, source: string): readonly string[] {
  const payers = new Map<string, string[]>()
  for (const { question, costs } of questions) {
    const own = costs.find((each) => each.source === source)
    if (own !== undefined) payers.set(own.cost, [...(payers.get(own.cost) ?? []), question])
  }
  return [...payers].map(([cost, names]) => `  ${names.join(', ')}: ${cost}`)
}
