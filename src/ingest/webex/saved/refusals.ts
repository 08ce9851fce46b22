import { compareText, type Finding, finding } from '../../../findings/finding.js'
import type { RestPlace } from './rest-path.js'

interface Refused {
  readonly files: string[]
  readonly said: string
}

const SHOWN = 10

/** Collects what a live reading was refused: one PRE-002 per kind of answer. */
export class Refusals {
  private readonly lists: { readonly file: string; readonly said: string }[] = []
  private readonly details = new Map<string, Refused>()
  private readonly gone: string[] = []

  /** `gone`: the object was in the list and is not there any more; `refused`: nothing is known about it. */
  note({ resource, id }: RestPlace, file: string, fate: 'gone' | 'refused', said: string): void {
    if (fate === 'gone') this.gone.push(file)
    else if (id === undefined) this.lists.push({ file, said })
    else {
      const earlier = this.details.get(resource)
      if (earlier === undefined) this.details.set(resource, { files: [file], said })
      else earlier.files.push(file)
    }
  }

  findings(): readonly Finding[] {
    return [
      ...this.lists.map(({ file, said }) => refused(`refused:${file}`, [file], said)),
      ...[...this.details].map(([resource, { files, said }]) => refused(`refused:${resource}`, files, said)),
      ...(this.gone.length === 0 ? [] : [left(this.gone)]),
    ]
  }
}

function refused(subject: string, files: readonly string[], said: string): Finding {
  const more = files.length === 1 ? '' : ` So were ${files.length - 1} more like it.`
  return finding({
    code: 'PRE-002',
    subject,
    severity: 'HIGH',
    confidence: 'PROVEN',
    message: `${said}${/[.!?]$/.test(said) ? '' : '.'}${more} Nothing is known about it.`,
    evidence: evidenceOf(files),
  })
}

function left(files: readonly string[]): Finding {
  return finding({
    code: 'PRE-002',
    subject: 'refused:gone',
    severity: 'LOW',
    confidence: 'PROVEN',
    message: `${files.length} ${files.length === 1 ? 'object was' : 'objects were'} listed and gone when asked for: left out.`,
    evidence: evidenceOf(files),
  })
}

function evidenceOf(files: readonly string[]): Finding['evidence'] {
  return [...files]
    .sort(compareText)
    .slice(0, SHOWN)
    .map((file) => ({ label: 'file', value: file, source: { file } }))
}
