import { SEVERITIES, type Severity } from '../../findings/severity.js'
import type { Paint } from './paint.js'
import { counted } from './text-table.js'

/** How the demo ended: the totals, where the workbook lies, what to try next. */
export function demoView(
  result: {
    readonly workbook: string
    readonly totals: Readonly<Record<Severity, number>>
    readonly movers: number
    readonly next: readonly string[]
  },
  paint: Paint,
): string {
  const totals = SEVERITIES.map((severity) => `${result.totals[severity]} ${paint.severity(severity)}`).join(', ')
  return [
    '',
    `${counted(result.movers, 'person moves', 'people move')}; findings: ${totals}`,
    paint.good(`Workbook: ${result.workbook}`),
    '',
    paint.strong('Try next:'),
    ...result.next.map((step) => `  ${step}`),
  ].join('\n')
}
