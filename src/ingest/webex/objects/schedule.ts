import { compareText } from '../../../findings/finding.js'
import {
  type ScheduleEvent,
  type ScheduleRecurrence,
  WEEKDAYS,
  type WebexSchedule,
} from '../../../model/webex/schedule.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { queueLocation } from './queue.js'

const TYPES = { BUSINESSHOURS: 'businessHours', HOLIDAYS: 'holidays' } as const

/**
 * `GET /telephony/config/locations/{location}/schedules/{type}/{id}` over the item of the list.
 *
 * @throws UnreadableAnswer
 */
export function readSchedule(json: JsonRecord, resolve: ResolveId): WebexSchedule {
  const members = new JsonMembers(json)
  const events = members.optionalObjects('events').map(readEvent)
  return {
    name: members.text('name'),
    location: queueLocation(members, resolve) ?? members.text('locationName'),
    type: TYPES[members.choice('type', ['BUSINESSHOURS', 'HOLIDAYS'])],
    events: events.sort((a, b) => compareText(a.startDate + a.name, b.startDate + b.name)),
  }
}

function readEvent(event: JsonMembers): ScheduleEvent {
  const allDay = event.optionalFlag('allDayEnabled') ?? !event.has('startTime')
  const recurrence = event.optionalObject('recurrence')
  return present<ScheduleEvent>({
    name: event.text('name'),
    startDate: event.text('startDate'),
    endDate: event.text('endDate'),
    startTime: allDay ? undefined : event.optionalText('startTime'),
    endTime: allDay ? undefined : event.optionalText('endTime'),
    recurrence: recurrence === undefined ? undefined : readRecurrence(recurrence),
  })
}

function readRecurrence(recurrence: JsonMembers): ScheduleRecurrence {
  const weekly = recurrence.optionalObject('recurWeekly')
  const date = recurrence.optionalObject('recurYearlyByDate')
  const day = recurrence.optionalObject('recurYearlyByDay')
  const byDate = date === undefined ? undefined : `${date.text('month')} ${date.integer('dayOfMonth')}`
  const byDay = day === undefined ? undefined : `${day.text('week')} ${day.text('day')} OF ${day.text('month')}`
  return present<ScheduleRecurrence>({
    until: recurrence.optionalFlag('recurForEver') === true ? undefined : recurrence.optionalText('recurEndDate'),
    weekly: weekly === undefined ? undefined : WEEKDAYS.filter((name) => weekly.optionalFlag(name) === true),
    yearly: byDate ?? byDay,
  })
}
