import type { RecordingProfile, VoicemailPilot, VoicemailProfile } from '../../../model/ucm/voicemail.js'
import { cleanCell } from '../cell-values.js'
import { qualified } from '../object-keys.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'

/** voicemailpilot.csv: the row without a number is the default "none" (`ucm-exports` 1.8). */
export const voicemailPilotReader = objectReader({
  member: 'voicemailpilot.csv',
  kind: 'voicemail-pilot',
  keyOf: ({ number, callingSearchSpace }) => qualified(number ?? '<None>', callingSearchSpace),
  open: (columns) => {
    const number = columns.dialString('DIRECTORY NUMBER')
    const callingSearchSpace = columns.text('CALLING SEARCH SPACE')
    const description = columns.text('DESCRIPTION')
    const isDefault = columns.flag('IS DEFAULT')
    return (row) => {
      const pilot = number(row)
      const fallback = isDefault(row)
      if (pilot === undefined && fallback === undefined) return undefined
      return present<VoicemailPilot>({
        number: pilot,
        callingSearchSpace: callingSearchSpace(row),
        description: description(row),
        isDefault: fallback ?? false,
      })
    }
  },
})

/** voicemailprofile.csv: the pilot is written `number/css`, with `null` for either part (`ucm-exports` 1.8). */
export const voicemailProfileReader = objectReader({
  member: 'voicemailprofile.csv',
  kind: 'voicemail-profile',
  keyOf: (profile) => profile.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const pilot = columns.text('VOICE MAIL PILOT')
    const mailboxMask = columns.dialString('VOICE MAIL BOX MASK')
    const isDefault = columns.flag('IS DEFAULT')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      const [number, ...css] = (pilot(row) ?? '').split('/')
      return present<VoicemailProfile>({
        name: key,
        pilot: cleanCell(number ?? ''),
        pilotCallingSearchSpace: cleanCell(css.join('/')),
        mailboxMask: mailboxMask(row),
        isDefault: isDefault(row) ?? false,
      })
    }
  },
})

/** recprofile.csv: the destination is a number routed to the recorder (`ucm-exports` 1.8). */
export const recordingProfileReader = objectReader({
  member: 'recprofile.csv',
  kind: 'recording-profile',
  keyOf: (profile) => profile.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const callingSearchSpace = columns.text('CALLING SEARCH SPACE')
    const destination = columns.dialString('RECORDER DESTINATION')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<RecordingProfile>({
        name: key,
        callingSearchSpace: callingSearchSpace(row),
        destination: destination(row),
      })
    }
  },
})
