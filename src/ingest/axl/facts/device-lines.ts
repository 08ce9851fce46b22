import { elementAt, elementsAt, textAt, type XmlElement } from '../protocol/xml-tree.js'
import { type AxlColumn, type AxlGroup, leaf, type Repetition, text } from './axl-table.js'
import { phoneNumberColumns, routePointNumberColumns } from './numbers.js'
import { keyOfNumber, type Related } from './related.js'

/** The lines of a device in the order of the schema. */
export const LINES =
  'lines(line(index label display dirn(pattern routePartitionName) e164Mask maxNumCalls busyTrigger ' +
  'recordingProfileName monitoringCssName recordingFlag speedDial partitionUsage recordingMediaSource))'

/** What is on a button, and differs per device although the number is the same (`ucm-exports` 1.3). */
const APPEARANCE: readonly AxlColumn[] = [
  text('Directory Number #', 'dirn.pattern'),
  text('Route Partition #', 'dirn.routePartitionName'),
  text('Display #', 'display'),
  text('External Phone Number Mask #', 'e164Mask'),
  text('Maximum Number of Calls #', 'maxNumCalls'),
  text('Busy Trigger #', 'busyTrigger'),
]

const BUTTON: readonly AxlColumn[] = [
  ...APPEARANCE,
  text('Line Text Label #', 'label'),
  { ...text('Auto Answer #', 'number.autoAnswer'), needs: 'numbers' },
  text('Recording Option #', 'recordingFlag'),
  text('Recording Profile #', 'recordingProfileName'),
  text('Recording Media Source #', 'recordingMediaSource'),
  text('Monitoring Calling Search Space #', 'monitoringCssName'),
]

/** True for a line of an intercom; these stand apart in the export. */
export function isIntercomLine(line: XmlElement): boolean {
  return textAt(line, 'partitionUsage') === 'Intercom'
}

/** The line with what belongs to its number as `number` within. */
export function withNumber(line: XmlElement, related: Related): XmlElement {
  const number = related.numbers?.get(keyOfNumber(elementAt(line, 'dirn')))
  return number === undefined ? line : leaf('', [...line.children, { ...number, name: 'number' }])
}

/** The lines of a device by the button they are on. */
function linesOf(item: XmlElement, related: Related): readonly Repetition[] {
  return elementsAt(item, 'lines.line')
    .filter((line) => !isIntercomLine(line))
    .map((line, position) => {
      const index = Number(textAt(line, 'index'))
      const isButton = Number.isSafeInteger(index) && index > 0 && index <= 999
      return { number: isButton ? index : position + 1, item: withNumber(line, related) }
    })
}

export const phoneLines: AxlGroup = { repetitions: linesOf, columns: [...BUTTON, ...phoneNumberColumns] }

/** A route point has no buttons (`ucm-exports` 1.9). */
export const routePointLines: AxlGroup = { repetitions: linesOf, columns: [...APPEARANCE, ...routePointNumberColumns] }
