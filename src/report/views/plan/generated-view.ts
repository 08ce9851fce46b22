import type { Paint } from '../paint.js'
import { counted } from '../text-table.js'

const SHOWN = 6

/** After `generate`: which files were written, and whether the plan behind them is approved. */
export function generatedView(
  result: { readonly plan: string; readonly standing: string; readonly files: readonly string[] },
  out: string,
  paint: Paint,
): string {
  const more = result.files.length - SHOWN
  return [
    paint.strong(`Plan ${result.plan}: ${result.standing}`),
    `${counted(result.files.length, 'file')} below ${out}:`,
    ...result.files.slice(0, SHOWN).map((file) => `  ${file}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ].join('\n')
}
