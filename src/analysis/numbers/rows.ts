import { dialableDigits, isPlainNumber } from '../../dialing/digits.js'
import { compareText } from '../../findings/finding.js'
import type { SourceRef } from '../../findings/source-ref.js'
import { formatSource } from '../../findings/source-ref.js'
import type { Entry } from '../../model/snapshot.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import { userLabel } from '../../model/ucm/end-user.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import { emergencyNumbers } from '../emergency-numbers.js'
import type { NumberValidator } from '../dn-validation.js'
import { compileValidationPlan, validateWithPlans } from '../dn-validation.js'
import type { IdentityBook } from '../identity-book.js'
import type { QuestionInput } from '../question.js'
import type { NumberRow, NumberType } from './columns.js'

/** Every number of the cluster with its owner and what it would be in Webex, sorted by number. */
export function numberRows(input: QuestionInput, book: IdentityBook): readonly NumberRow[] {
  const { estate } = input
  const validators = input.settings.validationPlans.map(compileValidationPlan)
  const rows = [
    ...estate.all('directory-number').map((entry) => directoryNumberRow(entry, estate, book, validators)),
    ...featureRows(estate),
  ]
  return withConflicts(rows).sort(
    (a, b) =>
      compareText(a.number, b.number) ||
      compareText(a.partition, b.partition) ||
      compareText(a.type, b.type) ||
      compareText(a.key, b.key),
  )
}

function directoryNumberRow(
  { key, value, source }: Entry<DirectoryNumber>,
  estate: UcmEstate,
  book: IdentityBook,
  validators: readonly NumberValidator[],
): NumberRow {
  const identity = book.of(value.dn, value.partition)
  const location = book.locationOf(value.dn, value.partition)
  const appearances = estate.appearancesOf(value.dn, value.partition)
  const owners = [...new Set(appearances.flatMap(({ owner }) => owner ?? []))]
  const digits = dialableDigits(value.dn)
  const verdict = validateWithPlans(validators, identity.e164 ?? digits)
  const accepting = (mode: 'anchored' | 'client'): string => {
    const plans = verdict.byPlan.filter((one) => one.verdict[mode])
    if (plans.length === 0) return validators.length === 0 ? '' : 'refused'
    const viaPrefix = mode === 'anchored' && plans.every((one) => one.verdict.anchoredVia === 'prefix')
    return `accepted${viaPrefix ? ' after prefix' : ''} (${plans.map(({ plan }) => plan).join(', ')})`
  }
  return {
    key: `dn:${key}`,
    number: digits,
    type: typeOf(value, digits, identity.e164 !== undefined, location?.address.country),
    owner: owners.map((owner) => ownerLabel(estate, owner)).join(', '),
    partition: value.partition ?? NO_PARTITION,
    devices: new Set(appearances.map(({ device }) => device)).size,
    e164: identity.e164 ?? '',
    rule: identity.conflict ? 'rules disagree' : ruleText(identity.rule, identity.confidence === 'CHECK'),
    anchored: accepting('anchored'),
    client: accepting('client'),
    conflictWith: '',
    location: location?.name ?? '',
    source: formatSource(source),
  }
}

function typeOf(number: DirectoryNumber, digits: string, hasE164: boolean, country: string | undefined): NumberType {
  const { direct, reserved } = emergencyNumbers(country)
  if ([...direct, ...reserved].includes(digits)) return 'emergency'
  if (number.origins.length === 1 && number.origins[0] === 'cti-route-point') return 'route point'
  return hasE164 ? 'DID' : 'extension'
}

function ownerLabel(estate: UcmEstate, userId: string): string {
  const user = estate.user(userId)
  return user === undefined ? userId : userLabel(user)
}

function ruleText(rule: string, isToBeChecked: boolean): string {
  return isToBeChecked ? `${rule} (check)` : rule
}

/** Numbers that are not directory numbers. Park ranges and pilots may be patterns: shown as they are. */
function featureRows(estate: UcmEstate): readonly NumberRow[] {
  return [
    ...estate
      .all('hunt-pilot')
      .map(({ key, value, source }) =>
        featureRow('hunt', `hunt-pilot:${key}`, value.pattern, value.partition, value.huntList, source),
      ),
    ...estate
      .all('call-pickup-group')
      .flatMap(({ value, source }) =>
        value.number === undefined
          ? []
          : featureRow('pickup', `pickup-group:${value.name}`, value.number, value.partition, value.name, source),
      ),
    ...estate
      .all('call-park')
      .map(({ key, value, source }) =>
        featureRow('park', `pattern:${key}`, value.pattern, value.partition, value.callManager, source),
      ),
    ...estate
      .all('directed-call-park')
      .map(({ key, value, source }) =>
        featureRow('directed park', `pattern:${key}`, value.pattern, value.partition, value.description, source),
      ),
    ...estate
      .all('voicemail-pilot')
      .flatMap(({ key, value, source }) =>
        value.number === undefined
          ? []
          : featureRow('voicemail', `voicemail-pilot:${key}`, value.number, undefined, value.description, source),
      ),
  ]
}

function featureRow(
  type: NumberType,
  key: string,
  pattern: string,
  partition: string | undefined,
  owner: string | undefined,
  source: SourceRef,
): NumberRow {
  return {
    key,
    number: isPlainNumber(pattern) ? dialableDigits(pattern) : pattern,
    type,
    owner: owner ?? '',
    // A voicemail pilot names a number to dial, and is in no partition itself.
    partition: type === 'voicemail' ? '' : (partition ?? NO_PARTITION),
    devices: 0,
    e164: '',
    rule: '',
    anchored: '',
    client: '',
    conflictWith: '',
    location: '',
    source: formatSource(source),
  }
}

/** Names on each row the other rows with the same number; a voicemail pilot that a number serves is no conflict. */
function withConflicts(rows: readonly NumberRow[]): NumberRow[] {
  const byNumber = new Map<string, NumberRow[]>()
  for (const row of rows) {
    if (row.type === 'voicemail') continue
    const same = byNumber.get(row.number)
    if (same === undefined) byNumber.set(row.number, [row])
    else same.push(row)
  }
  return rows.map((row) => {
    const same = row.type === 'voicemail' ? [] : (byNumber.get(row.number) ?? [])
    // One park range stands once per server.
    const others = same.filter(({ type, partition }) => type !== row.type || partition !== row.partition)
    return { ...row, conflictWith: others.map(({ type, partition }) => `${type} in ${partition}`).join('; ') }
  })
}
