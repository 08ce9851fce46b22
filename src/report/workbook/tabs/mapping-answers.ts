import { MAPPING_TABS } from '../../../analysis/answers.js'
import type { DecisionTab } from '../../../model/decision.js'
import { mappingAnswerFormat } from '../answer-format.js'
import type { AnswerColumn } from '../tab-layout.js'

/** Decision columns of a tab that answer fields of the mapping, with the drop-down of the field. */
export function mappingAnswerColumns(
  tab: DecisionTab,
  widths: Readonly<Record<string, number>>,
): readonly AnswerColumn[] {
  return Object.entries(MAPPING_TABS[tab] ?? {}).map(([header, field]) => {
    const format = (key: string) => mappingAnswerFormat(`${key}|${field}`)
    // Whatever the object is called, the field has one format per kind.
    const sample = format(tab === 'Trunks' ? 'trunk:any' : 'location:any')
    return {
      header,
      width: widths[header] ?? 14,
      kind: sample?.stored === 'digits' ? 'phone' : 'text',
      format,
      wrap: sample?.stored === 'text' && sample.value.allowed === undefined,
      choices: () => sample?.value.allowed ?? [],
      ...(sample === undefined ? {} : { note: `Write ${sample.value.expected}.` }),
    }
  })
}
