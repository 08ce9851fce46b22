import type { AlternateNumber, DirectoryUri } from '../../../model/ucm/directory-number.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'

/** Enterprise and +E.164 alternate numbers of a line (`ucm-exports` 1.3). */
export function alternatesReader(columns: Columns, suffix: string): Read<readonly AlternateNumber[]> {
  const readers = [
    alternateReader(columns, 'enterprise', ['ENTERPRISE'], suffix),
    alternateReader(columns, 'e164', ['E.164', '+E.164'], suffix),
  ]
  return (row) => readers.map((read) => read(row)).filter((alternate) => alternate !== undefined)
}

/** The directory URIs of a line, up to five. */
export function urisReader(columns: Columns, suffix: string): Read<readonly DirectoryUri[]> {
  const readers: Read<DirectoryUri | undefined>[] = []
  for (let k = 1; columns.has(`URI ${k} ON DIRECTORY NUMBER${suffix}`); k += 1) {
    readers.push(uriReader(columns, `URI ${k}`, suffix))
  }
  return (row) => readers.map((read) => read(row)).filter((uri) => uri !== undefined)
}

function alternateReader(
  columns: Columns,
  kind: AlternateNumber['kind'],
  words: readonly [string, ...string[]],
  suffix: string,
): Read<AlternateNumber | undefined> {
  const named = (...parts: readonly string[]): [string, ...string[]] => {
    const [first, ...others] = words.flatMap((word) => parts.map((part) => `${word} ${part}${suffix}`))
    return [first ?? '', ...others]
  }
  const mask = columns.dialString(...named('NUMBER MASK'))
  const partition = columns.text(...named('ROUTE PARTITION'))
  const local = columns.flag(...named('ADD TO LOCAL ROUTE PARTITION'))
  const urgent = columns.flag(...named('IS URGENT'))
  const global = columns.flag(...named('ADVERTISE VIA GLOBALLY', 'ADVERTISE GLOBALLY VIA ILS'))
  return (row) => {
    const text = mask(row)
    if (text === undefined) return undefined
    return present<AlternateNumber>({
      kind,
      mask: text,
      partition: partition(row),
      addedToLocalPartition: local(row) ?? false,
      urgent: urgent(row) ?? false,
      advertisedGlobally: global(row) ?? false,
    })
  }
}

function uriReader(columns: Columns, name: string, suffix: string): Read<DirectoryUri | undefined> {
  const uri = columns.text(`${name} ON DIRECTORY NUMBER${suffix}`)
  const partition = columns.text(`${name} ROUTE PARTITION ON DIRECTORY NUMBER${suffix}`)
  const isPrimary = columns.flag(`${name} IS PRIMARY ON DIRECTORY NUMBER${suffix}`)
  const advertised = columns.optional.flag(`${name} ADVERTISE GLOBALLY VIA ILS${suffix}`)
  return (row) => {
    const text = uri(row)
    if (text === undefined) return undefined
    return present<DirectoryUri>({
      uri: text,
      partition: partition(row),
      isPrimary: isPrimary(row) ?? false,
      advertisedGlobally: advertised(row) === true ? true : undefined,
    })
  }
}
