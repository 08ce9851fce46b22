import type { SourceRef } from '../../../findings/source-ref.js'
import type { DnOrigin } from '../../../model/ucm/directory-number.js'
import type { LineAppearance } from '../../../model/ucm/line-appearance.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read, Row } from '../row.js'
import { dnFactsReader } from './dn-facts.js'
import type { DnSighting } from './dn-sighting.js'

/** The lines of one device row: what is on the buttons, and what the row says about the numbers. */
export interface DeviceLines {
  readonly appearances: readonly LineAppearance[]
  readonly sightings: readonly DnSighting[]
}

type ReadLines = (row: Row, device: string) => DeviceLines

/**
 * Reads the line blocks of a phone-like file: one block per column `Directory Number n`, its columns
 * told by their number and never by their place (`ucm-exports` 1.3).
 */
export function linesReader(columns: Columns, origin: DnOrigin): ReadLines {
  const numbers = columns.numbers('DIRECTORY NUMBER')
  const blocks = numbers.map((n) => lineReader(columns, n, origin))
  return (row, device) => {
    const appearances: LineAppearance[] = []
    const sightings: DnSighting[] = []
    for (const block of blocks) {
      const line = block(row, device)
      if (line === undefined) continue
      appearances.push(line.appearance)
      sightings.push(line.sighting)
    }
    return { appearances, sightings }
  }
}

function lineReader(columns: Columns, n: number, origin: DnOrigin) {
  const dn = columns.dialString(`DIRECTORY NUMBER ${n}`)
  const partition = columns.text(`ROUTE PARTITION ${n}`)
  const appearance = appearanceReader(columns, n, origin)
  const facts = dnFactsReader(columns, ` ${n}`, origin)
  return (row: Row, device: string): { appearance: LineAppearance; sighting: DnSighting } | undefined => {
    const number = dn(row)
    if (number === undefined) return undefined
    const place = partition(row)
    const key = place === undefined ? { dn: number } : { dn: number, partition: place }
    const source: SourceRef = { file: columns.file, row: row.number }
    return {
      appearance: { index: n, ...key, ...appearance(row) },
      sighting: { origin, ...key, device, index: n, facts: facts.read(row), known: facts.known, source },
    }
  }
}

type AppearanceOnly = Omit<LineAppearance, 'index' | 'dn' | 'partition'>

/** A route point has no button, so its file has no columns for what a button does. */
function appearanceReader(columns: Columns, n: number, origin: DnOrigin): Read<AppearanceOnly> {
  const button = (...names: [string, ...string[]]): Read<string | undefined> =>
    origin === 'cti-route-point' ? columns.optionalText(...names) : columns.text(...names)
  const label = button(`LINE TEXT LABEL ${n}`)
  const display = columns.text(`DISPLAY ${n}`)
  const mask = columns.dialString(`EXTERNAL PHONE NUMBER MASK ${n}`)
  const maximumCalls = columns.integer(`MAXIMUM NUMBER OF CALLS ${n}`)
  const busyTrigger = columns.integer(`BUSY TRIGGER ${n}`)
  const recordingOption = button(`RECORDING OPTION ${n}`, `CALL RECORDING OPTION ${n}`)
  const recordingProfile = button(`RECORDING PROFILE ${n}`)
  const recordingMediaSource = button(`RECORDING MEDIA SOURCE ${n}`)
  const monitoringCss = button(`MONITORING CALLING SEARCH SPACE ${n}`)
  const autoAnswer = button(`AUTO ANSWER ${n}`)
  return (row) =>
    present<AppearanceOnly>({
      label: label(row),
      display: display(row),
      externalPhoneNumberMask: mask(row),
      maximumCalls: maximumCalls(row),
      busyTrigger: busyTrigger(row),
      recordingOption: recordingOption(row),
      recordingProfile: recordingProfile(row),
      recordingMediaSource: recordingMediaSource(row),
      monitoringCallingSearchSpace: monitoringCss(row),
      autoAnswer: autoAnswer(row),
    })
}
