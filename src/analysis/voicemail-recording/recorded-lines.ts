import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { AnswersInForce } from '../../model/decision.js'
import type { LineAppearance } from '../../model/ucm/line-appearance.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { patternKey } from '../../model/ucm/partition.js'
import { AGENT_FIELDS, HUNT_FIELDS } from '../answer-fields.js'
import { evidence } from '../evidence.js'
import type { MigrationScope, Mover } from '../migration-scope.js'

/** REC-001: a line that is recorded today moves, and nobody has answered how it will be recorded. */
export function recordedLines(estate: UcmEstate, scope: MigrationScope, answers: AnswersInForce): readonly Finding[] {
  const pilots = pilotsByLine(estate)
  const found = new Map<string, Finding>()
  for (const mover of scope.movers) {
    for (const { dn, partition } of mover.lines) {
      const key = patternKey(dn, partition)
      const recorded = estate.appearancesOf(dn, partition).filter(({ line }) => isRecorded(line))
      if (recorded.length === 0 || found.has(key)) continue
      if (isAnswered(mover, pilots.get(key) ?? [], answers)) continue
      found.set(key, recordedFinding(estate, mover, key, recorded, scope.basis === 'presumed'))
    }
  }
  return [...found.values()]
}

function recordedFinding(
  estate: UcmEstate,
  mover: Mover,
  key: string,
  recorded: readonly { readonly device: string; readonly line: LineAppearance }[],
  isPresumed: boolean,
): Finding {
  const option = recorded[0]?.line.recordingOption ?? ''
  return finding({
    code: 'REC-001',
    subject: `dn:${key}`,
    ...(isPresumed ? { confidence: 'LIKELY' as const } : {}),
    location: mover.location,
    wave: mover.wave,
    message: `${key} of ${mover.label} is recorded today (${option}) and no Webex recording is planned for it.`,
    evidence: recorded.map(({ device, line }) =>
      evidence(
        device,
        [line.recordingOption, line.recordingProfile, line.recordingMediaSource]
          .filter((text) => text !== undefined)
          .join(', '),
        estate.find('phone', device)?.source,
      ),
    ),
  })
}

/** `Call Recording Disabled` and no value mean no; automatic and selective recording mean yes. */
function isRecorded({ recordingOption }: LineAppearance): boolean {
  return recordingOption !== undefined && !/disabled/i.test(recordingOption)
}

function isAnswered(mover: Mover, pilots: readonly string[], answers: AnswersInForce): boolean {
  if (answers.get('Agents', mover.key, AGENT_FIELDS.recording) !== undefined) return true
  return pilots.some((pilot) => answers.get('Hunt and queues', pilot, HUNT_FIELDS.recording) !== undefined)
}

/** Keys of the hunt pilots that ring each line. */
function pilotsByLine(estate: UcmEstate): ReadonlyMap<string, readonly string[]> {
  const pilots = new Map<string, string[]>()
  for (const { value } of estate.all('hunt-pilot')) {
    const list = value.huntList === undefined ? undefined : estate.find('hunt-list', value.huntList)?.value
    for (const name of list?.lineGroups ?? []) {
      for (const { dn, partition } of estate.find('line-group', name)?.value.members ?? []) {
        const line = patternKey(dn, partition)
        const known = pilots.get(line)
        const pilot = `hunt-pilot:${patternKey(value.pattern, value.partition)}`
        if (known === undefined) pilots.set(line, [pilot])
        else known.push(pilot)
      }
    }
  }
  return pilots
}
