import type { Severity } from '../../findings/severity.js'
import type { Paint } from './paint.js'

/** An answer that was recorded, as the view needs it. */
export interface RecordedAnswer {
  readonly code: string
  readonly subject: string
  readonly recorded: readonly { readonly tab: string; readonly field: string; readonly value: string }[]
  readonly status: { readonly status: string; readonly countsAtGate: boolean } | undefined
  readonly severity: Severity | undefined
}

/** After `decide set`: what was written down, and where the question stands now. */
export function answerView({ code, subject, recorded, status, severity }: RecordedAnswer, paint: Paint): string {
  const stands =
    status === undefined || severity === undefined
      ? 'the question is gone'
      : `${status.status}, ${paint.severity(severity)}${status.countsAtGate && severity !== 'INFO' ? ': still counts at the gate' : ''}`
  return [
    paint.strong(`${code} ${subject}: ${stands}`),
    ...recorded.map(({ tab, field, value }) => `  ${tab}, ${field}: ${value}`),
  ].join('\n')
}
