import { MAPPING_ANSWER_FIELDS } from '../../../analysis/answers.js'
import type { MappingRow } from '../../../model/mapping-rows.js'
import { mappingRows } from '../../../model/mapping-rows.js'
import { mappingAnswerFormat, oneOf } from '../answer-format.js'
import { decisionSheet } from '../tab-layout.js'

/** Characters of a list that are shown. */
const READABLE_LENGTH = 110
const CONFIRM = ['YES'] as const
const STATE_TONES = { MISSING: 'serious', proposed: 'moderate', confirmed: 'good' } as const

/** One row per thing that a person can state, in the order of the mapping file. */
export const MAPPING_TAB = decisionSheet<MappingRow>({
  name: 'Mapping',
  frozenColumns: 2,
  columns: [
    { header: 'About', width: 26, kind: 'text', wrap: true, value: ({ kind, name }) => `${kind} ${name}`.trim() },
    { header: 'What', width: 24, kind: 'text', wrap: true, value: ({ field }) => fieldWords(field) },
    { header: 'So far', width: 34, kind: 'phone', wrap: true, value: ({ value }) => shortened(value) },
    { header: 'State', width: 11, kind: 'text', tones: STATE_TONES, value: stateText },
    { header: 'What to write', width: 38, kind: 'text', wrap: true, value: ({ expected }) => expected },
    { header: 'Owner', width: 22, kind: 'text', value: ({ owner }) => owner },
    { header: 'What speaks for it', width: 50, kind: 'text', wrap: true, value: hintText },
    { header: 'So far, in full', width: 60, kind: 'phone', grouped: true, wrap: true, value: ({ value }) => value },
  ],
  answers: [
    {
      header: MAPPING_ANSWER_FIELDS.value,
      width: 34,
      kind: 'phone',
      format: mappingAnswerFormat,
      wrap: true,
      note: 'Write what differs from "So far". Empty changes nothing.',
    },
    {
      header: MAPPING_ANSWER_FIELDS.confirm,
      width: 10,
      kind: 'text',
      format: () => oneOf(CONFIRM),
      choices: () => CONFIRM,
      note: 'YES confirms what stands in "So far".',
    },
  ],
  natural: ['About', 'What'],
  rows: ({ input }) => mappingRows(input.mapping),
  key: ({ key }) => key,
})

function stateText({ missing, status, value }: MappingRow): string {
  if (missing) return 'MISSING'
  return value === '' ? '' : status
}

/** What the data says about the object, where a value was proposed from it. */
function hintText({ value, status, evidence }: MappingRow): string {
  return value === '' || status === 'confirmed' ? '' : evidence.join('; ')
}

/** A long list is cut after the name at which it becomes hard to read. */
function shortened(list: string): string {
  if (list.length <= READABLE_LENGTH) return list
  const names = list.split('; ')
  const shown = Math.max(
    1,
    names.findIndex((_, index) => names.slice(0, index + 1).join('; ').length > READABLE_LENGTH),
  )
  return shown >= names.length ? list : `${names.slice(0, shown).join('; ')} and ${names.length - shown} more`
}

const NAMES: Readonly<Record<string, string>> = { webex: 'Webex', pstn: 'PSTN' }

/** `address.postalCode` gives `address postal code`. */
function fieldWords(field: string): string {
  if (field === 'e164Mask') return '+E.164 mask'
  const words = field.replaceAll(/[A-Z]|[0-9]+/g, (part) => ` ${part.toLowerCase()}`).split(/[ .]/)
  return words.map((word) => NAMES[word] ?? word).join(' ')
}
