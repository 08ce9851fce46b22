import { codeEntry } from '../findings/codes/catalog.js'
import type { Finding } from '../findings/finding.js'
import { compareText } from '../findings/finding.js'
import type { AnswersInForce, Decision, DecisionTab, FindingAnswer } from '../model/decision.js'
import { FINDING_ANSWERS } from '../model/decision.js'
import { evidenceHash, findingId } from '../model/fingerprint.js'
import type { Mapping } from '../model/mapping.js'
import type { MappingAnswer, MappingProblem } from '../model/mapping-rows.js'
import { applyMappingRows } from '../model/mapping-rows.js'

/** Decision columns of tab Findings (`audit-workbook` 3). */
export const FINDING_ANSWER_FIELDS = {
  decision: 'Decision',
  value: 'Value',
  decidedBy: 'Decided by',
  reason: 'Reason',
  validUntil: 'Valid until',
} as const

/** Decision columns of tab Mapping; the row key is the key of a mapping row. */
export const MAPPING_ANSWER_FIELDS = { value: 'Value', confirm: 'Confirm' } as const

/** Decision columns of tab Locations (row key `location:<name>`), and the field of the mapping each answers. */
export const LOCATION_ANSWER_FIELDS = {
  'Webex location name': 'webexName',
  'Address line 1': 'address.line1',
  City: 'address.city',
  State: 'address.state',
  'Postal code': 'address.postalCode',
  Country: 'address.country',
  'Time zone': 'timeZone',
  Language: 'language',
  'Routing prefix': 'routingPrefix',
  'PSTN type': 'pstn',
} as const

/** Decision columns of tab Trunks (row key `trunk:<name>`). */
export const TRUNK_ANSWER_FIELDS = { Role: 'role' } as const

/** Decision columns of tab Emergency (row key `location:<name>`). */
export const EMERGENCY_ANSWER_FIELDS = {
  Carrier: 'emergencyCarrier',
  'Callback number': 'emergencyCallbackNumber',
} as const

/** Which tab's columns answer fields of the mapping, by header. */
export const MAPPING_TABS: Readonly<Partial<Record<DecisionTab, Readonly<Record<string, string>>>>> = {
  Locations: LOCATION_ANSWER_FIELDS,
  Trunks: TRUNK_ANSWER_FIELDS,
  Emergency: EMERGENCY_ANSWER_FIELDS,
}

/** The person's mapping with the answers of returned workbooks laid over it; the latest answer wins. */
export function effectiveMapping(mapping: Mapping, answers: AnswersInForce): Mapping {
  return overlayAnswers(mapping, answers).mapping
}

/** As `effectiveMapping`, with the answers that could not be laid over: what they name is gone, or they are wrong. */
export function overlayAnswers(
  mapping: Mapping,
  answers: AnswersInForce,
): { readonly mapping: Mapping; readonly problems: readonly MappingProblem[] } {
  const oldestFirst = [...answers.all].sort((a, b) => compareText(a.recordedAt, b.recordedAt))
  return applyMappingRows(mapping, oldestFirst.flatMap(mappingAnswers))
}

/** The answer to a mapping row that a decision is, if it is one. */
export function mappingAnswers(decision: Decision): readonly MappingAnswer[] {
  const { tab, key, field, value } = decision
  if (tab === 'Mapping') {
    if (field === MAPPING_ANSWER_FIELDS.value) return [{ key, value }]
    return field === MAPPING_ANSWER_FIELDS.confirm && /^yes$/i.test(value.trim()) ? [{ key }] : []
  }
  const mapped = MAPPING_TABS[tab]?.[field]
  return mapped === undefined ? [] : [{ key: `${key}|${mapped}`, value }]
}

export const FINDING_STATUSES = ['OPEN', 'DECIDED', 'ACCEPTED', 'OUT_OF_SCOPE', 'REOPENED'] as const
export type FindingStatusWord = (typeof FINDING_STATUSES)[number]

/** Where a finding stands after people's answers (`audit-workbook` 2, 6). */
export interface FindingStatus {
  readonly status: FindingStatusWord
  readonly answer?: FindingAnswer
  readonly by?: string
  /** The person's reason, or why an answer has no effect. */
  readonly reason?: string
  /** True while the finding still stops what its severity stops. */
  readonly countsAtGate: boolean
}

/**
 * Status of a finding on the day `today` (`YYYY-MM-DD`). A blocker cannot be accepted unless the
 * catalog says that a decision settles it; an acceptance needs a name and a reason, ends after its
 * day, and is void when the evidence changed.
 */
export function findingStatus(finding: Finding, answers: AnswersInForce, today: string): FindingStatus {
  const key = findingId(finding)
  const text = (field: string) => answers.get('Findings', key, field)?.value.trim() ?? ''
  const decision = answers.get('Findings', key, FINDING_ANSWER_FIELDS.decision)
  const word = decision?.value.trim().toUpperCase()
  const answer = FINDING_ANSWERS.find((each) => each === word)
  if (decision === undefined || answer === undefined) return { status: 'OPEN', countsAtGate: true }
  const [by, reason] = [text(FINDING_ANSWER_FIELDS.decidedBy), text(FINDING_ANSWER_FIELDS.reason)]
  const given = { answer, ...(by === '' ? {} : { by }), ...(reason === '' ? {} : { reason }) }
  const blocks = finding.severity === 'BLOCKER' && codeEntry(finding.code).untilDecided !== true
  switch (answer) {
    case 'SCOPE_OUT':
      return { ...given, status: 'OUT_OF_SCOPE', countsAtGate: false }
    case 'QUESTION':
      return { ...given, status: 'OPEN', countsAtGate: true }
    case 'FIX':
    case 'APPLY':
    case 'DEFER':
      return { ...given, status: 'DECIDED', countsAtGate: blocks }
    case 'ACCEPT': {
      if (isEvidenceChanged(finding, decision)) {
        return {
          ...given,
          status: 'REOPENED',
          reason: 'the evidence changed after it was accepted',
          countsAtGate: true,
        }
      }
      const refusal = refusalOfAcceptance(blocks, by, reason, text(FINDING_ANSWER_FIELDS.validUntil), today)
      return refusal === undefined
        ? { ...given, status: 'ACCEPTED', countsAtGate: false }
        : { ...given, status: 'OPEN', reason: refusal, countsAtGate: true }
    }
  }
}

function isEvidenceChanged(finding: Finding, decision: Decision): boolean {
  return decision.evidenceHash !== undefined && decision.evidenceHash !== evidenceHash(finding)
}

function refusalOfAcceptance(
  blocks: boolean,
  by: string,
  reason: string,
  validUntil: string,
  today: string,
): string | undefined {
  if (blocks) return 'a blocker cannot be accepted, only resolved or scoped out'
  if (by === '' || reason === '') return 'an acceptance needs a reason and who decided it'
  if (validUntil !== '' && validUntil < today) return `the acceptance ended after ${validUntil}`
  return undefined
}
