import type { HuntForward, HuntPilot, HuntQueue, ParkForward } from '../../../model/ucm/hunting.js'
import type { Columns } from '../columns.js'
import { calledTransformation, callingTransformation } from '../dial-plan/transformations.js'
import { PARTITIONED_KEYS } from '../object-keys.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'
import { objectReader } from '../table-reader.js'

const USE_MEMBER_SETTINGS = 'USE FORWARD SETTINGS OF LINE GROUP MEMBER'

/**
 * huntpilot.csv. Its labels lie (`ucm-exports` 1.7): `ROUTETHIS PATTERN` holds the block flag,
 * `BLOCKTHIS PATTERN` the release cause, `PROVIDE OUTSIDE DIAL TONE` the classification, which AXL does not
 * tell and no rule needs.
 */
export const huntPilotReader = objectReader({
  member: 'huntpilot.csv',
  kind: 'hunt-pilot',
  keyOf: PARTITIONED_KEYS['hunt-pilot'],
  open: (columns) => {
    const pattern = columns.dialString('HUNT PILOT')
    const partition = columns.text('ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    const block = columns.flag('ROUTETHIS PATTERN')
    const releaseCause = columns.text('BLOCKTHIS PATTERN')
    const urgent = columns.flag('URGENT PRIORITY')
    const alertingName = columns.text('ALERTING NAME')
    const displaysMember = columns.optional.flag('DISPLAY LINE GROUP MEMBER DN AS CONNECTED PARTY')
    const parkNoRetrieve = parkForward(columns)
    const huntList = columns.text('HUNT LIST 1')
    const maximumHuntTimer = columns.integer('MAXIMUM HUNT TIMER')
    const noAnswer = huntForward(columns, 'NO ANSWER', USE_MEMBER_SETTINGS)
    const busy = huntForward(columns, 'BUSY', `${USE_MEMBER_SETTINGS}#2`)
    const queue = huntQueue(columns)
    const callPickupGroup = columns.text('CALL PICKUP GROUP 1')
    const calling = callingTransformation(columns, {
      externalMask: ['USE CALLING PARTY EXTERNAL PHONE NUMBER MASK'],
      mask: ['CALLING PARTY TRANSFORM MASK'],
      prefix: ['CALLING PARTY PREFIX DIGITS'],
    })
    const called = calledTransformation(columns, {
      discard: ['DISCARD DIGITS'],
      mask: ['CALLED PARTY TRANSFORM MASK'],
      prefix: ['CALLED PARTY PREFIX DIGITS'],
    })
    return (row) => {
      const text = pattern(row)
      if (text === undefined) return undefined
      return present<HuntPilot>({
        pattern: text,
        partition: partition(row),
        description: description(row),
        block: block(row) ?? false,
        releaseCause: releaseCause(row),
        urgent: urgent(row) ?? false,
        alertingName: alertingName(row),
        displaysMemberNumber: displaysMember(row) === true ? true : undefined,
        huntList: huntList(row),
        maximumHuntTimerSeconds: maximumHuntTimer(row),
        forwardNoAnswer: noAnswer(row),
        forwardBusy: busy(row),
        parkNoRetrieve: parkNoRetrieve(row),
        queue: queue(row),
        callPickupGroup: callPickupGroup(row),
        calling: calling(row),
        called: called(row),
      })
    }
  },
})

function huntForward(columns: Columns, trigger: string, memberSettings: string): Read<HuntForward> {
  const destination = columns.dialString(`FORWARD HUNT ${trigger} DESTINATION`)
  const callingSearchSpace = columns.text(`FORWARD HUNT ${trigger} CSS`)
  const useMemberSettings = columns.flag(memberSettings)
  return (row) =>
    present<HuntForward>({
      destination: destination(row),
      callingSearchSpace: callingSearchSpace(row),
      useMemberSettings: useMemberSettings(row) ?? false,
    })
}

function parkForward(columns: Columns): Read<ParkForward | undefined> {
  const destination = columns.optional.dialString('PARK MONITOR FORWARD NO RETRIEVE DESTINATION')
  const css = columns.optionalText('PARK MONITOR FORWARD NO RETRIEVE CSS')
  return (row) => {
    const [target, space] = [destination(row), css(row)]
    if (target === undefined && space === undefined) return undefined
    return present<ParkForward>({ destination: target, callingSearchSpace: space })
  }
}

/** The columns that say something about queueing; 32 callers and 900 seconds are defaults and do not. */
const QUEUE_SIGNALS = [
  'DESTINATION WHEN QUEUE IS FULL 1',
  'DESTINATION WHEN MAXIMUM WAIT TIME IS MET 1',
  'DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1',
  'NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1',
] as const

/** No export has this column; a live reading writes it, because AXL knows (`ucm-exports` 1.7, 3.2). */
const QUEUE_SWITCH = 'QUEUE CALLS'

function signalsOf(inferred: readonly string[], isOn: boolean | undefined): readonly string[] {
  if (isOn === false) return []
  return isOn === true && inferred.length === 0 ? [QUEUE_SWITCH] : inferred
}

function huntQueue(columns: Columns): Read<HuntQueue> {
  const maximumCallers = columns.integer('MAXIMUM NUMBER OF CALLERS IN QUEUE 1')
  const maximumWait = columns.integer('MAXIMUM WAIT TIME IN QUEUE 1')
  const fullDestination = columns.dialString(QUEUE_SIGNALS[0])
  const fullCss = columns.text('FULL QUEUE CALLING SEARCH SPACE 1')
  const waitDestination = columns.dialString(QUEUE_SIGNALS[1])
  const waitCss = columns.text('MAXIMUM WAIT TIME CALLING SEARCH SPACE 1')
  const noAgentsDestination = columns.dialString(QUEUE_SIGNALS[2])
  const noAgentsCss = columns.text('NO AGENTS LOGGED IN OR REGISTERED CALLING SEARCH SPACE 1')
  const musicOnHoldSource = columns.text(QUEUE_SIGNALS[3])
  const isOn = columns.optional.flag(QUEUE_SWITCH)
  return (row) => {
    const signs = [fullDestination(row), waitDestination(row), noAgentsDestination(row), musicOnHoldSource(row)]
    return present<HuntQueue>({
      maximumCallers: maximumCallers(row),
      maximumWaitSeconds: maximumWait(row),
      fullDestination: signs[0],
      fullCallingSearchSpace: fullCss(row),
      maximumWaitDestination: signs[1],
      maximumWaitCallingSearchSpace: waitCss(row),
      noAgentsDestination: signs[2],
      noAgentsCallingSearchSpace: noAgentsCss(row),
      musicOnHoldSource: signs[3],
      signals: signalsOf(
        QUEUE_SIGNALS.filter((_, position) => signs[position] !== undefined),
        isOn(row),
      ),
    })
  }
}
