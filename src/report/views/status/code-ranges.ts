/**
 * Codes as a person reads them: neighbors of one group become a range, `LGW-001…019, LGW-103`. In the
 * order of the text.
 */
export function codeRanges(codes: readonly string[]): string {
  const ranges: { readonly group: string; readonly first: number; last: number; readonly width: number }[] = []
  for (const code of [...new Set(codes)].sort()) {
    const [group = '', digits = ''] = code.split('-')
    const number = Number(digits)
    const open = ranges.at(-1)
    if (open?.group === group && number === open.last + 1) open.last = number
    else ranges.push({ group, first: number, last: number, width: digits.length })
  }
  return ranges
    .map(({ group, first, last, width }) => {
      const text = (number: number): string => String(number).padStart(width, '0')
      if (first === last) return `${group}-${text(first)}`
      return last === first + 1
        ? `${group}-${text(first)}, ${group}-${text(last)}`
        : `${group}-${text(first)}…${text(last)}`
    })
    .join(', ')
}
