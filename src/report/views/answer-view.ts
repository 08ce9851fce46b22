import type { Severity } from '../../findings/severity.js'
import type { Paint } from './paint.js'

/** An answer that was recorded, as the view needs it. */
export interface RecordedAnswer {
  readonly code: string
  readonly subject: string
  readonly recorded: readonly { readonly tab: string; readonly field: string; readonly value: string }[]
  readonly now: readonly {
    readonly scope: string
    readonly severity: Severity
    readonly status: { readonly status: string; readonly countsAtGate: boolean }
  }[]
}

/** After `decide set`: what was written down, and where the question stands now. */
export function answerView({ code, subject, recorded, now }: RecordedAnswer, paint: Paint): string {
  const stands = now.map(({ scope, severity, status }) => {
    const counts = status.countsAtGate && severity !== 'INFO' ? ', still counts at the gate' : ''
    return `  ${scope}: ${paint.severity(severity)} ${status.status}${counts}`
  })
  return [
    paint.strong(`${code} ${subject}`),
    ...recorded.map(({ tab, field, value }) => `  ${tab}, ${field}: ${value}`),
    ...(stands.length === 0 ? ['  the question is gone'] : stands),
  ].join('\n')
}
