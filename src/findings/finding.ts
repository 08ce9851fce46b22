import type { FindingCode } from './codes/catalog.js'
import { CATALOG } from './codes/catalog.js'
import type { Confidence, Severity } from './severity.js'
import { severityRank } from './severity.js'
import type { SourceRef } from './source-ref.js'

/** One observed value that proves (or suggests) a finding. */
export interface Evidence {
  readonly label: string
  readonly value: string
  readonly source?: SourceRef
}

/**
 * One problem or fact about one subject. Identity is `code + subject + scope`; the evidence has its
 * own hash (`model/fingerprint.ts`), so that changed evidence reopens an accepted finding.
 */
export interface Finding {
  readonly code: FindingCode
  /** Canonical key such as `dn:1001@PT-Internal`, `user:alice`, `trunk:TRK-1`. */
  readonly subject: string
  /** `cluster`, `location:<name>` or `wave:<n>`. */
  readonly scope: string
  readonly severity: Severity
  readonly confidence: Confidence
  /** One plain sentence with the values in it. */
  readonly message: string
  readonly evidence: readonly Evidence[]
  readonly location?: string
  readonly wave?: number
}

/** What a check states; severity and confidence come from the catalog unless it says otherwise. */
export interface FindingDraft {
  readonly code: FindingCode
  readonly subject: string
  readonly message: string
  readonly evidence: readonly Evidence[]
  readonly scope?: string
  readonly severity?: Severity
  readonly confidence?: Confidence
  readonly location?: string | undefined
  readonly wave?: number | undefined
}

/** Completes a draft from the catalog. Pure. */
export function finding(draft: FindingDraft): Finding {
  const entry = CATALOG[draft.code]
  return {
    code: draft.code,
    subject: draft.subject,
    scope: draft.scope ?? 'cluster',
    severity: draft.severity ?? entry.severity,
    confidence: draft.confidence ?? entry.confidence,
    message: draft.message,
    evidence: draft.evidence,
    ...(draft.location === undefined ? {} : { location: draft.location }),
    ...(draft.wave === undefined ? {} : { wave: draft.wave }),
  }
}

/** Worst first, then code, subject, scope: the one order in which findings are shown. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    severityRank(a.severity) - severityRank(b.severity) ||
    compareText(a.code, b.code) ||
    compareText(a.subject, b.subject) ||
    compareText(a.scope, b.scope)
  )
}

/** Code-unit order, the same on every machine (locale order is not). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
