import type { UcmEstate } from '../../../model/ucm/estate.js'

/** What searches with a calling search space, in words, each once: `trunk X`, `line 4711@PT`, `translation 8.4XXX`. */
export function usersOfSearchSpace(estate: UcmEstate, css: string): readonly string[] {
  const users = new Set<string>()
  const add = (name: string | undefined, user: string): void => {
    if (name === css) users.add(user)
  }
  for (const { value } of estate.all('trunk')) {
    add(value.callingSearchSpace, `trunk ${value.name}`)
    add(value.reroutingCallingSearchSpace, `rerouting of trunk ${value.name}`)
  }
  for (const { value } of estate.all('translation-pattern'))
    add(value.callingSearchSpace, `translation ${value.pattern}`)
  for (const kind of ['phone', 'cti-route-point', 'device-profile'] as const) {
    for (const { value } of estate.all(kind)) add(value.callingSearchSpace, value.name)
  }
  for (const { key, value } of estate.all('directory-number')) {
    add(value.callingSearchSpace, `line ${key}`)
    for (const forward of value.forwards) add(forward.callingSearchSpace, `forward of ${key}`)
  }
  for (const { key, value } of estate.all('hunt-pilot')) {
    add(value.forwardNoAnswer.callingSearchSpace, `overflow of ${key}`)
    add(value.forwardBusy.callingSearchSpace, `overflow of ${key}`)
    add(value.queue.fullCallingSearchSpace, `overflow of ${key}`)
    add(value.queue.maximumWaitCallingSearchSpace, `overflow of ${key}`)
    add(value.queue.noAgentsCallingSearchSpace, `overflow of ${key}`)
  }
  for (const { value } of estate.all('directed-call-park'))
    add(value.reversionCallingSearchSpace, `park ${value.pattern}`)
  for (const { value } of estate.all('voicemail-pilot'))
    add(value.callingSearchSpace, `voicemail ${value.number ?? ''}`)
  for (const { value } of estate.all('recording-profile')) add(value.callingSearchSpace, `recording ${value.name}`)
  return [...users]
}
