import type { JsonValue } from '../../../../execute/ports.js'
import type { Forward, ForwardKind } from '../../../../model/ucm/directory-number.js'
import type { UcmRows } from '../../state/rows.js'
import { mustExist } from '../constraints.js'
import type { Field } from '../fields.js'
import { flagOf, textOf } from '../json-text.js'
import { forwardWith, withForward } from './forwards.js'

type Row = UcmRows['directory-number']

/** The forwards of parked calls have three elements each, instead of one with three parts. */
export const PARK_FORWARD_FIELDS: readonly Field<Row>[] = [
  ...parkForward('park-no-retrieve-external', 'parkMonForwardNoRetrieve'),
  ...parkForward('park-no-retrieve-internal', 'parkMonForwardNoRetrieveInt'),
]

function parkForward(kind: ForwardKind, name: string): readonly Field<Row>[] {
  const of = ({ forwards }: Row): Forward | undefined => forwards.find((one) => one.kind === kind)
  const changed = (row: Row, part: Partial<Record<keyof Forward, string | boolean | undefined>>): Row => {
    const before = of(row)
    const merged = {
      toVoicemail: before?.toVoicemail ?? false,
      destination: before?.destination,
      callingSearchSpace: before?.callingSearchSpace,
      secondaryCallingSearchSpace: undefined,
      ...part,
    } as Parameters<typeof forwardWith>[1]
    return withForward(row, kind, forwardWith(kind, merged))
  }
  return [
    {
      element: `${name}Dn`,
      get: (row) => of(row)?.destination,
      set: (row, value) => changed(row, { destination: textOf(value) }),
    },
    {
      element: `${name}VmEnabled`,
      get: (row) => of(row)?.toVoicemail ?? false,
      set: (row, value: JsonValue) => changed(row, { toVoicemail: flagOf(value) ?? false }),
    },
    {
      element: `${name}CssName`,
      get: (row) => of(row)?.callingSearchSpace,
      set(row, value, state) {
        const css = textOf(value)
        if (css !== undefined) mustExist(state, 'css', css)
        return changed(row, { callingSearchSpace: css })
      },
    },
  ]
}
