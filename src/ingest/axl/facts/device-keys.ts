import { elementAt, elementsAt, textAt, type XmlElement } from '../protocol/xml-tree.js'
import { type AxlColumn, type AxlGroup, asGiven, type Repetition, text } from './axl-table.js'
import { isIntercomLine, withNumber } from './device-lines.js'
import type { Related } from './related.js'

/** The keys of a device beside its lines, in the order of the schema. */
export const DEVICE_KEY_TAGS =
  'speeddials(speeddial(dirn label index)) ' +
  'busyLampFields(busyLampField(blfDest blfDirn routePartition label associatedBlfSdFeatures(feature) index)) ' +
  'blfDirectedCallParks(blfDirectedCallPark(label directedCallParkDnAndPartition(dnPattern routePartitionName) index))'

/** Services stand apart from the other keys in the schema. */
export const SERVICE_TAGS = 'services(service(name))'

/** Groups that stand behind the lines, and only where a device of the file has such keys (`ucm-exports` 1.3). */
export const deviceKeys: readonly AxlGroup[] = [
  {
    optional: true,
    repetitions: onKeys('speeddials.speeddial'),
    columns: [{ name: 'Speed Dial Number #', cell: dialedNumber }, text('Speed Dial Label #', 'label')],
  },
  {
    optional: true,
    repetitions: onKeys('busyLampFields.busyLampField'),
    columns: [
      text('Busy Lamp Field Destination #', 'blfDest'),
      watched('Busy Lamp Field Directory Number #', 'blfDirn', 'routePartition'),
      text('Busy Lamp Field Label #', 'label'),
      { name: 'Busy Lamp Field Call Pickup #', cell: (item) => (picksUp(item) ? 't' : 'f') },
    ],
  },
  {
    optional: true,
    repetitions: onKeys('blfDirectedCallParks.blfDirectedCallPark'),
    columns: [
      watched(
        'BLF Directed Call Park Directory Number #',
        'directedCallParkDnAndPartition.dnPattern',
        'directedCallParkDnAndPartition.routePartitionName',
      ),
      text('BLF Directed Call Park Label #', 'label'),
    ],
  },
  {
    optional: true,
    repetitions: asGiven('services.service'),
    columns: [text('Subscribed Service Name #', 'name')],
  },
  {
    optional: true,
    repetitions: intercomLines,
    columns: [
      text('Intercom Directory Number #', 'dirn.pattern'),
      text('Intercom Route Partition #', 'dirn.routePartitionName'),
      text('Intercom Line Text Label #', 'label'),
      text('Intercom Speed Dial #', 'speedDial'),
      { ...text('Intercom CSS #', 'number.shareLineAppearanceCssName'), needs: 'numbers' },
      { ...text('Intercom Auto Answer #', 'number.autoAnswer'), needs: 'numbers' },
    ],
  },
]

/** Intercom lines in their order; they are not counted among the lines. */
function intercomLines(item: XmlElement, related: Related): readonly Repetition[] {
  return elementsAt(item, 'lines.line')
    .filter(isIntercomLine)
    .map((line, position) => ({ number: position + 1, item: withNumber(line, related) }))
}

/** Keys by the number they have on the device. */
function onKeys(path: string): AxlGroup['repetitions'] {
  return (item): readonly Repetition[] =>
    elementsAt(item, path).map((key, position) => {
      const index = Number(textAt(key, 'index'))
      return { number: Number.isSafeInteger(index) && index > 0 && index <= 999 ? index : position + 1, item: key }
    })
}

/** What follows a pause may be an authorization code: only that there is more is kept (`ucm-exports` 1.3). */
function dialedNumber(item: XmlElement): string {
  const [digits = '', ...further] = textAt(item, 'dirn').split(',')
  return further.length === 0 ? digits : `${digits.trim()},`
}

/** `1001 in Internal-PT`. */
function watched(name: string, number: string, partition: string): AxlColumn {
  return {
    name,
    cell: (item) => {
      const [dn, place] = [textAt(item, number), textAt(item, partition)]
      return dn === '' || place === '' ? dn : `${dn} in ${place}`
    },
  }
}

function picksUp(item: XmlElement): boolean {
  return elementAt(item, 'associatedBlfSdFeatures.feature') !== undefined
}
