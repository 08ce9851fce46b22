import { CATALOG, FINDING_CODES, codeEntry } from '../../findings/codes/catalog.js'
import type { FindingCode } from '../../findings/codes/catalog.js'
import type { Input } from '../../findings/codes/code-entry.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { Mapping, ReadinessItem } from '../../model/mapping.js'
import { READINESS_ITEMS } from '../../model/mapping.js'
import { mappingField } from '../../model/mapping-fields.js'
import { evidence } from '../evidence.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import type { ReadinessRow } from './columns.js'
import { inputsFarApart } from './input-days.js'
import { openMappingRows } from './open-mapping-rows.js'
import { judgeRelease } from './release.js'

/** The items of the onboarding list in words (`customer-assist` 3). */
const ITEM_WORDS: Readonly<Record<ReadinessItem, string>> = {
  domainVerified: 'mail domain verified and claimed',
  directorySynchronized: 'directory synchronized',
  singleSignOn: 'single sign-on decided',
  usersActive: 'users active or verified',
  presenceStatusSync: 'presence status sync',
  directoryService: 'directory service',
  operationalMetrics: 'operational metrics',
  gatewayPathBothWays: 'gateway path in both directions',
}

/** Are the inputs complete and the prerequisites met? Also carries what reading the export found. */
export function askReadiness(input: QuestionInput): QuestionResult<ReadinessRow> {
  const release = askRelease(input)
  const findings = [
    ...input.estate.snapshot.findings,
    ...input.rosterFindings,
    ...release.findings,
    ...missingInputs(input),
    ...inputsFarApart(input),
    ...onboarding(input),
    ...mappingGaps(input),
  ]
  return { findings, rows: onboardingRows(input.mapping), unchecked: release.unchecked }
}

function clusterSubject({ estate }: QuestionInput): string {
  return `cluster:${estate.snapshot.cluster.clusterId ?? 'unnamed'}`
}

/** PRE-001: the build in header.txt. */
function askRelease(input: QuestionInput): { findings: readonly Finding[]; unchecked: readonly Unchecked[] } {
  const { release } = input.estate.snapshot.cluster
  const verdict = release === undefined ? undefined : judgeRelease(release)
  if (release === undefined || verdict === undefined) {
    const missing = release === undefined ? 'the release of the cluster' : `a release in ${release}`
    return { findings: [], unchecked: [{ code: 'PRE-001', missing, unlock: UNLOCK.ucm }] }
  }
  if (verdict.supported) return { findings: [], unchecked: [] }
  const found = finding({
    code: 'PRE-001',
    subject: clusterSubject(input),
    message: `The cluster runs ${release}, ${verdict.words}; 14 or 15 with a service update, or later, is required.`,
    evidence: [evidence('release', release, { file: 'header.txt' })],
  })
  return { findings: [found], unchecked: [] }
}

/** PRE-002: one finding over all inputs that are missing, with the codes that wait for each. */
function missingInputs(input: QuestionInput): readonly Finding[] {
  const missing = absentInputs(input)
  if (missing.length === 0) return []
  const told: Evidence[] = missing.map(({ kind, words }) =>
    evidence(words, `waiting: ${codesWaitingFor(kind).join(', ')}; ${UNLOCK[kind]}`),
  )
  return [
    finding({
      code: 'PRE-002',
      subject: clusterSubject(input),
      message: `Not supplied: ${missing.map(({ words }) => words).join(', ')}.`,
      evidence: told,
    }),
  ]
}

function absentInputs({ scope, mapping }: QuestionInput): readonly { readonly kind: Input; readonly words: string }[] {
  const { organization } = mapping
  const silent =
    organization.verifiedDomains.length === 0 &&
    organization.seats.length === 0 &&
    organization.extensionLength === undefined
  return [
    ...(scope.basis === 'presumed' ? [{ kind: 'roster' as const, words: 'roster of those who move' }] : []),
    ...(mapping.locations.length === 0 ? [{ kind: 'mapping' as const, words: 'mapping of the locations' }] : []),
    ...(silent ? [{ kind: 'organization' as const, words: 'facts of the Webex organization' }] : []),
  ]
}

function codesWaitingFor(kind: Input): readonly FindingCode[] {
  return FINDING_CODES.filter((code) => codeEntry(code).needs.includes(kind))
}

/** PRE-008: items of the onboarding list that nobody confirmed. */
function onboarding(input: QuestionInput): readonly Finding[] {
  const { readiness } = input.mapping.organization
  const open = READINESS_ITEMS.filter((item) => readiness[item] !== 'yes')
  if (open.length === 0) return []
  return [
    finding({
      code: 'PRE-008',
      subject: clusterSubject(input),
      message: `Not confirmed: ${open.map((item) => ITEM_WORDS[item]).join(', ')}.`,
      evidence: open.map((item) => evidence(ITEM_WORDS[item], readiness[item] ?? 'not answered')),
    }),
  ]
}

/** PRE-011: sections of the mapping with rows that are proposed only, or missing. */
function mappingGaps(input: QuestionInput): readonly Finding[] {
  const sections = openMappingRows(input)
  if (sections.length === 0) return []
  const told = sections.map(({ section, proposed, missing, words }) => ({
    section,
    text: [
      ...(proposed > 0 ? [`${proposed} proposed and not confirmed`] : []),
      ...(missing > 0 ? [`${missing} ${missing === 1 ? 'answer' : 'answers'} missing`] : []),
      ...words,
    ].join(', '),
  }))
  return [
    finding({
      code: 'PRE-011',
      subject: clusterSubject(input),
      message: `The mapping is incomplete: ${told.map(({ section, text }) => `${section} (${text})`).join('; ')}.`,
      evidence: told.map(({ section, text }) => evidence(section, text)),
    }),
  ]
}

function onboardingRows(mapping: Mapping): readonly ReadinessRow[] {
  return READINESS_ITEMS.map((item) => ({
    key: `readiness|${item}`,
    item: ITEM_WORDS[item],
    answer: mapping.organization.readiness[item] ?? '',
    owner: mappingField('readiness', item)?.owner ?? CATALOG['PRE-008'].owner,
  }))
}
