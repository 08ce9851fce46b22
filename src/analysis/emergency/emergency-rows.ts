import { compareText } from '../../findings/finding.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { MappedLocation } from '../../model/mapping.js'
import { listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import { IdentityBook } from '../identity-book.js'
import type { Mover } from '../migration-scope.js'
import type { QuestionInput } from '../question.js'
import type { EmergencyRow } from './columns.js'
import { wordOf } from './direct-dialing.js'
import type { EmergencyCall } from './emergency-call.js'
import type { EmergencyClass } from './emergency-class.js'
import { emergencyStrings } from './emergency-strings.js'

const NO_LOCATION = 'no mapped location'

/** One row per mapped location and one for lines of none; per class of lines while nothing is mapped. */
export function emergencyRows(input: QuestionInput, classes: readonly EmergencyClass[]): readonly EmergencyRow[] {
  const { mapping, estate } = input
  const agents = agentCounter(input)
  if (mapping.locations.length === 0) {
    return [...groupedBy(classes, ({ subject }) => subject)].map(([subject, group]) => ({
      ...placeColumns(group, estate, emergencyStrings(undefined)),
      ...agents.ofLines(group),
      key: subject,
      location: `lines with search space ${subject.slice('css:'.length)}`,
      carrier: '',
      callbackNumber: '',
    }))
  }
  const rows = [...mapping.locations]
    .sort((a, b) => compareText(a.name, b.name))
    .map((location): EmergencyRow => {
      const group = classes.filter((one) => one.location?.name === location.name)
      return {
        ...placeColumns(group, estate, emergencyStrings(location)),
        ...agents.ofLocation(location),
        key: `location:${location.name}`,
        location: location.name,
        carrier: location.emergencyCarrier ?? '',
        callbackNumber: location.emergencyCallbackNumber ?? '',
      }
    })
  const elsewhere = classes.filter(({ location }) => location === undefined)
  if (elsewhere.length === 0) return rows
  return [
    ...rows,
    {
      ...placeColumns(elsewhere, estate, emergencyStrings(undefined)),
      ...agents.ofLines(elsewhere),
      key: 'location:',
      location: NO_LOCATION,
      carrier: '',
      callbackNumber: '',
    },
  ]
}

function placeColumns(
  classes: readonly EmergencyClass[],
  estate: UcmEstate,
  { direct, country, isAssumed }: ReturnType<typeof emergencyStrings>,
): Pick<EmergencyRow, 'lines' | 'elinGroups' | 'strings' | 'direct' | 'prefixed'> {
  const groups = classes.flatMap(({ lines, devicePool }) => {
    const ofPool = devicePool === undefined ? undefined : estate.find('device-pool', devicePool)?.value.elinGroup
    return [...lines.map(({ elinGroup }) => elinGroup), ofPool].flatMap((group) => group ?? [])
  })
  return {
    lines: classes.reduce((total, { lines }) => total + lines.length, 0),
    elinGroups: listSome([...new Set(groups)].sort(compareText)),
    strings: `${direct.join(', ')} (${country}${isAssumed ? ', assumed' : ''})`,
    direct: verdicts(classes, (one) => one.direct),
    prefixed: verdicts(classes, (one) => one.prefixed),
  }
}

/** `911 gets through: 20 lines; 911 does not get through: 4 lines (…)`. */
function verdicts(
  classes: readonly EmergencyClass[],
  callsOf: (one: EmergencyClass) => readonly EmergencyCall[],
): string {
  const calls = classes.flatMap((one) => callsOf(one).map((call) => ({ call, lines: one.lines.length })))
  const groups = groupedBy(calls, ({ call }) => `${call.dialed} ${wordOf(call)}`)
  return [...groups]
    .map(([verdict, group]) => {
      const lines = group.reduce((total, one) => total + one.lines, 0)
      const why = group[0]?.call.reach === 'reached' ? '' : ` (${group[0]?.call.outcome ?? ''})`
      return `${verdict}: ${lines} ${lines === 1 ? 'line' : 'lines'}${why}`
    })
    .join('; ')
}

interface AgentCounter {
  ofLocation(location: MappedLocation): Pick<EmergencyRow, 'agents' | 'extensionOnlyAgents'>
  ofLines(classes: readonly EmergencyClass[]): Pick<EmergencyRow, 'agents' | 'extensionOnlyAgents'>
}

function agentCounter(input: QuestionInput): AgentCounter {
  const book = new IdentityBook(input)
  const count = (movers: readonly Mover[]): Pick<EmergencyRow, 'agents' | 'extensionOnlyAgents'> => ({
    agents: movers.length,
    extensionOnlyAgents: movers.filter((mover) => {
      const numbers = book.ofMover(mover)
      return numbers !== undefined && numbers.e164 === undefined
    }).length,
  })
  return {
    ofLocation: ({ name }) => count(input.scope.movers.filter(({ location }) => location === name)),
    ofLines: (classes) => {
      const movers = classes.flatMap(({ lines }) =>
        lines.flatMap(({ dn, partition }) => input.scope.ofLine(dn, partition) ?? []),
      )
      return count([...new Set(movers)])
    },
  }
}
