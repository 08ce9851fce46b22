import { createHash } from 'node:crypto'
import type { Finding } from '../findings/finding.js'

/** JSON with sorted keys and no white space: equal values give equal text. `undefined` members vanish. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const record = value as Readonly<Record<string, unknown>>
    const members: string[] = []
    for (const key of Object.keys(record).sort()) {
      const member = record[key]
      if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
    }
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}

/** Lower-case hexadecimal SHA-256 of text (UTF-8) or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The stable identity of a finding: ten base-32 letters over code, subject and scope (`audit-workbook` 2). */
export function findingId(finding: Pick<Finding, 'code' | 'subject' | 'scope'>): string {
  return base32(createHash('sha256').update(`${finding.code}|${finding.subject}|${finding.scope}`).digest()).slice(
    0,
    10,
  )
}

/** Changes when the evidence changes, but not when only the row of origin does. */
export function evidenceHash(finding: Finding): string {
  const facts = finding.evidence.map(({ label, value }) => ({ label, value }))
  return sha256(canonicalJson({ severity: finding.severity, message: finding.message, facts })).slice(0, 16)
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

function base32(bytes: Uint8Array): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      text += BASE32.charAt((held >> (bits - 5)) & 31)
      bits -= 5
    }
  }
  return text
}
