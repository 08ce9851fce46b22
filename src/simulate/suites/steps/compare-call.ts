import type { UcmEstate } from '../../../model/ucm/estate.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { LookupHop, OfferedDevice, Trace } from '../../../routing/trace.js'
import type { Comparison } from '../difference.js'
import type { CallExpectation, WrittenHop } from '../format/suite-schema.js'
import type { PatternAt } from '../format/suite-values.js'
import { callAnswer, winnerOf } from './call-answer.js'

/** Compares what a suite states about a call with its trace. */
export function compareCall(comparison: Comparison, expect: CallExpectation, trace: Trace, estate: UcmEstate): void {
  const answer = callAnswer(trace, estate)
  comparison.value('disposition', expect.disposition, answer.disposition)
  comparison.value('winner', keyOf(expect.winner), answer.winner)
  comparison.set(
    'tied',
    expect.tied?.map((each) => keyOf(each)),
    answer.tied,
  )
  comparison.value('incomplete', expect.incomplete, answer.incomplete)
  if (expect.hops !== undefined) compareHops(comparison, expect.hops, answer.lookups)
  comparison.value('translations', expect.translations, answer.translations)
  comparison.value('called', expect.called, trace.finalDigits)
  comparison.value('calling', expect.calling, trace.callingNumber ?? '')
  comparison.value('wait', expect.wait, trace.waitedSeconds)
  comparison.value('ignored', expect.ignored, answer.lookups[0]?.digitsIgnored)
  comparison.value('device', expect.device, answer.device)
  if (expect.offered !== undefined) compareOffers(comparison, expect.offered, answer.offered)
  comparison.list('prompts', expect.prompts, answer.prompts)
  comparison.value('classification', expect.classification, trace.classification)
  comparison.value('refusal', expect.refusal, trace.refusal?.cause)
  comparison.value('status', expect.status, trace.refusal?.status)
  comparison.value('reached', expect.reached, trace.reached)
  if (expect.person !== undefined && !answer.people.includes(expect.person)) {
    comparison.add('person', expect.person, answer.people.join(', ') || 'nobody')
  }
  comparison.set('missing', expect.missing, trace.missing)
  comparison.set('settings', expect.settings, trace.settingsUsed)
}

function compareHops(comparison: Comparison, expected: readonly WrittenHop[], lookups: readonly LookupHop[]): void {
  if (expected.length !== lookups.length) {
    comparison.add('hops', `${expected.length} lookups`, `${lookups.length}: ${lookups.map(told).join(', then ')}`)
  }
  for (const [index, hop] of expected.entries()) {
    const lookup = lookups[index]
    if (lookup === undefined) continue
    const field = (name: keyof WrittenHop): string => `hops[${index}].${name}`
    comparison.value(field('digits'), hop.digits, lookup.digits)
    comparison.value(field('calling'), hop.calling, lookup.callingNumber ?? '')
    comparison.value(field('winner'), keyOf(hop.winner), winnerOf(lookup))
    comparison.list(field('partitions'), hop.partitions, lookup.partitions)
    comparison.value(field('wait'), hop.wait, lookup.waitedSeconds)
    comparison.value(field('ignored'), hop.ignored, lookup.digitsIgnored)
  }
}

function told(lookup: LookupHop): string {
  return `${lookup.digits || '(no digits)'} taken by ${winnerOf(lookup) ?? 'nothing'}`
}

function compareOffers(
  comparison: Comparison,
  expected: NonNullable<CallExpectation['offered']>,
  offered: readonly OfferedDevice[],
): void {
  const written = expected.map((offer) => (typeof offer === 'string' ? { device: offer } : offer))
  comparison.list(
    'offered',
    written.map(({ device }) => device),
    offered.map(({ device }) => device),
  )
  for (const [index, { called, calling }] of written.entries()) {
    const offer = offered[index]
    if (offer === undefined) continue
    comparison.value(`offered[${index}].called`, called, offer.calledNumber)
    comparison.value(`offered[${index}].calling`, calling, offer.callingNumber ?? '')
  }
}

function keyOf(at: PatternAt): string
function keyOf(at: PatternAt | undefined): string | undefined
function keyOf(at: PatternAt | undefined): string | undefined {
  return at === undefined ? undefined : patternKey(at.pattern, at.partition)
}
