import { type Evidence, type Finding, finding } from '../../../findings/finding.js'

const SHOWN = 10

/** Collects what is wrong with the saved answers; one finding per file (PRE-007). */
export class AnswerTrouble {
  private readonly told = new Set<string>()
  private readonly files = new Map<string, { count: number; readonly evidence: Evidence[] }>()

  /** `row` counts the objects of the file from 1; absent when the whole file is meant. */
  note(file: string, row: number | undefined, problem: string): void {
    // One answer is read by several readers, of which each stumbles over what they share.
    const place = `${file}\n${row ?? ''}\n${problem}`
    if (this.told.has(place)) return
    this.told.add(place)
    const noted = this.files.get(file) ?? { count: 0, evidence: [] }
    this.files.set(file, noted)
    noted.count += 1
    if (noted.evidence.length === SHOWN) return
    noted.evidence.push({
      label: row === undefined ? 'file' : 'object',
      value: problem,
      source: { file, ...(row === undefined ? {} : { row }) },
    })
  }

  findings(): readonly Finding[] {
    return [...this.files].map(([file, { count, evidence }]) => {
      const [first] = evidence
      const whole = first?.label === 'file'
      const what = whole ? first.value : `object ${first?.source?.row ?? 0} cannot be read: ${first?.value ?? ''}`
      const more = count === 1 ? '' : `; ${count - 1} more like it`
      return finding({
        code: 'PRE-007',
        subject: `file:${file}`,
        message: whole ? `${file} ${what}${more}.` : `${file}: ${what}${more}.`,
        evidence:
          count > evidence.length
            ? [...evidence, { label: 'object', value: `and ${count - evidence.length} more` }]
            : evidence,
      })
    })
  }
}
