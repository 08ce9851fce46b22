import type { Forward, ForwardKind } from '../../../model/ucm/directory-number.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'

const FORWARD_NAMES: readonly (readonly [ForwardKind, string])[] = [
  ['all', 'FORWARD ALL'],
  ['busy-internal', 'FORWARD BUSY INTERNAL'],
  ['busy-external', 'FORWARD BUSY EXTERNAL'],
  ['no-answer-internal', 'FORWARD NO ANSWER INTERNAL'],
  ['no-answer-external', 'FORWARD NO ANSWER EXTERNAL'],
  ['no-coverage-internal', 'FORWARD NO COVERAGE INTERNAL'],
  ['no-coverage-external', 'FORWARD NO COVERAGE EXTERNAL'],
  ['unregistered-internal', 'FORWARD UNREGISTERED INTERNAL'],
  ['unregistered-external', 'FORWARD UNREGISTERED EXTERNAL'],
  ['cti-failure', 'FORWARD ON CTI FAILURE'],
  ['park-no-retrieve-internal', 'PARK MONITOR FORWARD NO RETRIEVE INT'],
  ['park-no-retrieve-external', 'PARK MONITOR FORWARD NO RETRIEVE EXT'],
]

/**
 * Reads the forwards of a line. A forward is three cells: voicemail flag, destination, search space;
 * it is set when it has one of the first two (`ucm-exports` 1.3). Files word the cells differently.
 *
 * @param suffix `' 1'` in files with numbered lines, `''` in directorynumber.csv
 */
export function forwardsReader(columns: Columns, suffix: string): Read<readonly Forward[]> {
  const readers = FORWARD_NAMES.map(([kind, name]) => forwardReader(columns, kind, name, suffix))
  return (row) => {
    const forwards: Forward[] = []
    for (const read of readers) {
      const forward = read(row)
      if (forward !== undefined) forwards.push(forward)
    }
    return forwards
  }
}

/** True when the file has at least the columns of one forward. */
export function hasForwards(columns: Columns, suffix: string): boolean {
  return FORWARD_NAMES.some(([, name]) => columns.has(`${name} DESTINATION${suffix}`))
}

function forwardReader(columns: Columns, kind: ForwardKind, name: string, suffix: string): Read<Forward | undefined> {
  const voicemail = columns.flag(`${name} VOICE MAIL${suffix}`, `${name} VOICEMAIL${suffix}`)
  const destination = columns.dialString(`${name} DESTINATION${suffix}`)
  const css = columns.text(`${name} CSS${suffix}`, `${name} CALLING SEARCH SPACE${suffix}`)
  const secondary = secondaryCss(columns, kind, suffix)
  return (row) => {
    const toVoicemail = voicemail(row) ?? false
    const target = destination(row)
    if (!toVoicemail && target === undefined) return undefined
    return present<Forward>({
      kind,
      toVoicemail,
      destination: target,
      callingSearchSpace: css(row),
      secondaryCallingSearchSpace: secondary(row),
    })
  }
}

/** Only forward-all has a second search space; its column is named in three ways. */
function secondaryCss(columns: Columns, kind: ForwardKind, suffix: string): Read<string | undefined> {
  if (kind !== 'all') return () => undefined
  return columns.optionalText(
    `SECONDARY CSS FOR FORWARD ALL${suffix}`,
    `SECONDARY CALLING SEARCH SPACE FOR FORWARD ALL${suffix}`,
  )
}
