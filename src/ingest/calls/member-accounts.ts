import { compareFindings, type Finding, finding } from '../../findings/finding.js'
import type { MemberAccount } from '../../model/snapshot.js'

/**
 * Files one by one, as many as are told apart; the rest is added up per fate, so that the account of a million
 * small files still adds up and still fits.
 */
export class MemberAccounts {
  private readonly most: number
  private readonly members: MemberAccount[] = []
  private readonly further = new Map<string, { files: number; bytes: number; rows: number }>()
  private readonly found: Finding[] = []
  private furtherFindings = 0

  constructor(most: number) {
    this.most = most
  }

  add(member: MemberAccount, trouble: Finding | undefined): void {
    if (this.members.length < this.most) this.members.push(member)
    else {
      const sum = this.further.get(member.fate) ?? { files: 0, bytes: 0, rows: 0 }
      this.further.set(member.fate, {
        files: sum.files + 1,
        bytes: sum.bytes + member.bytes,
        rows: sum.rows + (member.rows ?? 0),
      })
    }
    if (trouble === undefined) return
    if (this.found.length < this.most) this.found.push(trouble)
    else this.furtherFindings += 1
  }

  all(): readonly MemberAccount[] {
    const rest = [...this.further].map(([fate, { files, bytes, rows }]) => ({
      name: `${files} further files`,
      fate: fate as MemberAccount['fate'],
      bytes,
      rows,
    }))
    return [...this.members, ...rest]
  }

  findings(): readonly Finding[] {
    if (this.furtherFindings === 0) return this.found.toSorted(compareFindings)
    const rest = finding({
      code: 'PRE-007',
      subject: 'files:further',
      message: `${this.furtherFindings} further files have rows that cannot be read or counted.`,
      evidence: [{ label: 'further files', value: String(this.furtherFindings) }],
    })
    return [...this.found, rest].sort(compareFindings)
  }
}
