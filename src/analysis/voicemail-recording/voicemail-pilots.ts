import { parseDialedDigits } from '../../dialing/digits.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { Entry } from '../../model/snapshot.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { VoicemailProfile } from '../../model/ucm/voicemail.js'
import type { Caller } from '../../routing/caller.js'
import { callerOfCss, callerOfLine } from '../../routing/ucm/resolve-caller.js'
import type { UcmRouter } from '../../routing/ucm/ucm-router.js'
import { evidence, listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import type { MigrationScope, Mover } from '../migration-scope.js'
import type { Unchecked } from '../question.js'

/** A line of a mover that forwards to voicemail. */
interface VoicemailLine {
  readonly mover: Mover
  readonly dn: string
  readonly partition?: string
  /** Name of its profile; absent = the default one. */
  readonly profile?: string
}

/** What is wrong with a pilot; CHECK when the inputs do not hold its whole path. */
interface PilotFault {
  readonly reason: string
  readonly isCertain: boolean
  readonly missing: readonly string[]
}

/**
 * VM-002: per voicemail profile that lines of movers forward to, whether its pilot leads anywhere.
 * The pilot is looked up in its own search space, without one in `<None>` only (`routing-semantics` A9).
 */
export function voicemailPilots(
  estate: UcmEstate,
  router: UcmRouter,
  scope: MigrationScope,
): { readonly findings: readonly Finding[]; readonly unchecked: readonly Unchecked[] } {
  const findings: Finding[] = []
  const absent: string[] = []
  for (const [name, lines] of groupedBy(voicemailLines(estate, scope), ({ profile }) => profile)) {
    const profile = profileNamed(estate, name)
    if (profile === undefined) {
      absent.push(name ?? 'the default profile')
      continue
    }
    const fault = faultOf(profile.value, callerFor(estate, profile.value, lines), router)
    if (fault !== undefined) findings.push(pilotFinding(estate, profile, lines, fault, scope.basis === 'presumed'))
  }
  return { findings: mergeSameSubject(findings), unchecked: absentProfiles(absent) }
}

function voicemailLines(estate: UcmEstate, scope: MigrationScope): readonly VoicemailLine[] {
  const lines = new Map<string, VoicemailLine>()
  for (const mover of scope.movers) {
    for (const { dn, partition } of mover.lines) {
      const key = patternKey(dn, partition)
      const number = estate.find('directory-number', key)?.value
      if (number === undefined || lines.has(key) || !number.forwards.some(({ toVoicemail }) => toVoicemail)) continue
      lines.set(key, {
        mover,
        dn,
        ...(partition === undefined ? {} : { partition }),
        ...(number.voicemailProfile === undefined ? {} : { profile: number.voicemailProfile }),
      })
    }
  }
  return [...lines.values()]
}

function profileNamed(estate: UcmEstate, name: string | undefined): Entry<VoicemailProfile> | undefined {
  if (name !== undefined) return estate.find('voicemail-profile', name)
  return estate.all('voicemail-profile').find(({ value }) => value.isDefault)
}

/** Forwarded by a line of the profile, so with the device pool of its phone, in the search space of the pilot. */
function callerFor(estate: UcmEstate, profile: VoicemailProfile, lines: readonly VoicemailLine[]): Caller {
  const base = callerOfCss(estate, profile.pilotCallingSearchSpace, undefined)
  const [line] = lines
  const pool = line === undefined ? undefined : callerOfLine(estate, line.dn, line.partition).devicePool
  return pool === undefined ? base : { ...base, devicePool: pool }
}

function faultOf(profile: VoicemailProfile, caller: Caller, router: UcmRouter): PilotFault | undefined {
  if (profile.pilot === undefined) return { reason: 'it names no pilot', isCertain: true, missing: [] }
  const digits = parseDialedDigits(profile.pilot.replace('\\+', '+'))
  if (digits === undefined) return { reason: `${profile.pilot} cannot be dialed`, isCertain: true, missing: [] }
  const trace = router.route(caller, digits, { mode: 'en-bloc' })
  switch (trace.disposition) {
    case 'trunk':
    case 'hunt-pilot':
    case 'line':
    case 'cti-route-point':
      return undefined
    default:
      return {
        reason: trace.outcome,
        isCertain: trace.disposition !== 'insufficient-information',
        missing: trace.missing,
      }
  }
}

function pilotFinding(
  estate: UcmEstate,
  { value: profile, source }: Entry<VoicemailProfile>,
  lines: readonly VoicemailLine[],
  fault: PilotFault,
  isPresumed: boolean,
): Finding {
  const people = lines.length === 1 ? '1 line' : `${lines.length} lines`
  const space = profile.pilotCallingSearchSpace ?? NO_PARTITION
  const pilot = profile.pilot === undefined ? '' : ` with pilot ${profile.pilot} in ${space}`
  return finding({
    code: 'VM-002',
    subject: `voicemail-profile:${profile.name}`,
    confidence: !fault.isCertain ? 'CHECK' : isPresumed ? 'LIKELY' : 'PROVEN',
    location: onlyOne(lines.map(({ mover }) => mover.location)),
    wave: onlyOne(lines.map(({ mover }) => mover.wave)),
    message: `${people} of people who move forward to voicemail by profile ${profile.name}${pilot}: ${fault.reason}.`,
    evidence: [
      evidence('voicemail profile', profile.name, source),
      evidence('pilot', profile.pilot === undefined ? 'none' : `${profile.pilot} in ${space}`),
      evidence('mailbox mask', profile.mailboxMask ?? 'none'),
      ...fault.missing.map((name) => evidence('not in the inputs', name)),
      ...lines
        .slice(0, 10)
        .map(({ mover, dn, partition }) =>
          evidence(
            mover.label,
            patternKey(dn, partition),
            estate.find('directory-number', patternKey(dn, partition))?.source,
          ),
        ),
    ],
  })
}

/** The default profile may be named by one line and taken by another: one finding about it. */
function mergeSameSubject(findings: readonly Finding[]): readonly Finding[] {
  return [...groupedBy(findings, ({ subject }) => subject).values()].flatMap((group) => {
    const [first, ...others] = group
    if (first === undefined) return []
    const more = others.flatMap((other) =>
      other.evidence.filter(
        ({ label, value }) => !first.evidence.some((own) => own.label === label && own.value === value),
      ),
    )
    return [{ ...first, evidence: [...first.evidence, ...more] }]
  })
}

function absentProfiles(names: readonly string[]): readonly Unchecked[] {
  if (names.length === 0) return []
  return [
    {
      code: 'VM-002',
      missing: `voicemail profiles not in the inputs: ${listSome([...names].sort())}`,
      unlock: UNLOCK.ucm,
    },
  ]
}

function onlyOne<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}
