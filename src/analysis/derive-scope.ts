import type { AnswersInForce } from '../model/decision.js'
import type { Mapping } from '../model/mapping.js'
import type { Role, Roster, RosterEntry } from '../model/roster.js'
import type { EndUser } from '../model/ucm/end-user.js'
import { userLabel } from '../model/ucm/end-user.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import { patternKey } from '../model/ucm/partition.js'
import { MigrationScope } from './migration-scope.js'
import type { Mover, MoverRule, UnmatchedRow } from './migration-scope.js'
import type { Line } from './person-lines.js'
import { BelongingsBook, lineOf, ownerOfLine } from './person-lines.js'
import { PlaceBook } from './place-book.js'
import { presumedMovers } from './presumed-movers.js'
import { RosterMatcher } from './roster-matcher.js'
import type { Target } from './roster-matcher.js'

/** Headers of the decision columns of tab Agents that decide who moves, where and when. */
export const AGENT_ANSWER_FIELDS = { inScope: 'In scope', location: 'Location', wave: 'Wave' } as const
/** Answers to `In scope`; NO and LATER take the person out. */
export const IN_SCOPE_ANSWERS = ['YES', 'NO', 'LATER'] as const

/** Who could move, before anybody answered NO; a person answered NO must stay visible to be changed back. */
export interface ScopeCandidates {
  readonly basis: MigrationScope['basis']
  readonly movers: readonly Mover[]
  readonly unmatched: readonly UnmatchedRow[]
}

/**
 * Who moves: the people, lines and devices of the roster; without one, those whom the export shows to
 * be agents. Location: answer, then roster, then the mapped location of the device pool. Wave: answer,
 * then roster. `In scope` = NO or LATER removes.
 */
export function deriveScope(
  estate: UcmEstate,
  roster: Roster | undefined,
  mapping: Mapping,
  answers: AnswersInForce,
): MigrationScope {
  const { basis, movers, unmatched } = scopeCandidates(estate, roster, mapping, answers)
  return new MigrationScope(
    basis,
    movers.filter(({ key }) => isInScope(answers, key)),
    unmatched,
  )
}

/** Everybody whom the roster names or the export shows, with location and wave, also those answered NO. */
export function scopeCandidates(
  estate: UcmEstate,
  roster: Roster | undefined,
  mapping: Mapping,
  answers: AnswersInForce,
): ScopeCandidates {
  const builder = new MoverBuilder(estate, mapping, answers)
  if (roster !== undefined) return fromRoster(estate, roster, builder)
  const movers = presumedMovers(estate).map(({ target, rule }) => builder.build(target, rule, 'AGENT'))
  return { basis: 'presumed', movers, unmatched: [] }
}

function isInScope(answers: AnswersInForce, key: string): boolean {
  const answer = answers.get('Agents', key, AGENT_ANSWER_FIELDS.inScope)?.value.trim().toUpperCase()
  return answer !== 'NO' && answer !== 'LATER'
}

function fromRoster(estate: UcmEstate, roster: Roster, builder: MoverBuilder): ScopeCandidates {
  const matcher = new RosterMatcher(estate)
  const movers = new Map<string, Mover>()
  const unmatched: UnmatchedRow[] = []
  for (const entry of roster.entries) {
    const match = matcher.match(entry)
    if (!match.ok) {
      unmatched.push({ entry, candidates: match.candidates, why: match.why })
      continue
    }
    const mover = builder.build(match.target, match.rule, entry.role, entry)
    const first = movers.get(mover.key)
    if (first === undefined) movers.set(mover.key, mover)
    else
      unmatched.push({
        entry,
        candidates: [first.key],
        why: `means ${first.label}, as ${first.who ?? 'another row'} does`,
      })
  }
  return { basis: 'roster', movers: [...movers.values()], unmatched }
}

class MoverBuilder {
  private readonly estate: UcmEstate
  private readonly answers: AnswersInForce
  private readonly places: PlaceBook
  private readonly belongings: BelongingsBook

  constructor(estate: UcmEstate, mapping: Mapping, answers: AnswersInForce) {
    this.estate = estate
    this.answers = answers
    this.places = new PlaceBook(estate, mapping)
    this.belongings = new BelongingsBook(estate)
  }

  build(target: Target, rule: MoverRule, role: Role, entry?: RosterEntry): Mover {
    const mover = this.identity(target)
    const { key, lines, devices } = mover
    const location =
      this.answer(key, AGENT_ANSWER_FIELDS.location) ?? entry?.location ?? this.places.locationOf(devices, lines)?.name
    const wave = waveNumber(this.answer(key, AGENT_ANSWER_FIELDS.wave)) ?? entry?.wave
    return {
      ...mover,
      role,
      queues: entry?.queues ?? [],
      ...(location === undefined ? {} : { location }),
      ...(wave === undefined ? {} : { wave }),
      rule,
      ...(entry === undefined ? {} : { who: entry.who, source: entry.source }),
    }
  }

  /** A line or device of a known person stands for the person, with that line first. */
  private identity(target: Target): Pick<Mover, 'key' | 'label' | 'userId' | 'mail' | 'lines' | 'devices'> {
    if (target.kind === 'user') return this.person(target.user)
    if (target.kind === 'line') {
      const { dn, partition } = target.line
      const owner = ownerOfLine(this.estate, dn, partition)
      if (owner !== undefined) return this.person(owner, target.line)
      const devices = this.estate.appearancesOf(dn, partition).map(({ device }) => device)
      return { key: `dn:${patternKey(dn, partition)}`, label: patternKey(dn, partition), lines: [target.line], devices }
    }
    const owner = target.userId === undefined ? undefined : this.estate.user(target.userId)
    const [main] = target.lines
    if (owner !== undefined) return this.person(owner, main)
    return {
      key: `device:${target.name}`,
      label: target.description ?? target.name,
      lines: target.lines.map(lineOf),
      devices: [target.name],
    }
  }

  private person(user: EndUser, main?: Line): Pick<Mover, 'key' | 'label' | 'userId' | 'mail' | 'lines' | 'devices'> {
    const { lines, devices } = this.belongings.of(user)
    const isMain = (line: Line) => main !== undefined && line.dn === main.dn && line.partition === main.partition
    const others = lines.filter((line) => !isMain(line))
    return {
      key: `user:${user.userId}`,
      label: userLabel(user),
      userId: user.userId,
      ...(user.mail === undefined ? {} : { mail: user.mail }),
      lines: main === undefined ? lines : [lineOf(main), ...others],
      devices,
    }
  }

  private answer(key: string, field: string): string | undefined {
    const value = this.answers.get('Agents', key, field)?.value.trim()
    return value === '' ? undefined : value
  }
}

function waveNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : undefined
}
