import { counted } from './text-table.js'

/** How far a mapping has come, as the views need it. */
export interface MappingProgress {
  readonly missing: number
  readonly proposed: number
  readonly confirmed: number
}

/** After `map propose`. */
export function proposedView(
  result: MappingProgress & {
    readonly mapping: {
      readonly locations: readonly { readonly name: string }[]
      readonly trunks: readonly { readonly name: string; readonly role?: string }[]
    }
  },
): string {
  const { locations, trunks } = result.mapping
  return [
    `locations: ${locations.map(({ name }) => name).join(', ') || 'none found'}`,
    ...trunks.map(({ name, role }) => `trunk ${name}: ${role ?? 'no role found'}`),
    progressText(result),
    'Written to mapping.yaml. Next: rehome map edit, or the tab Mapping of the workbook.',
  ].join('\n')
}

/** After `map edit`. */
export function editedView(result: MappingProgress & { readonly answered: number }): string {
  return `${counted(result.answered, 'answer')} written to mapping.yaml; ${progressText(result)}`
}

/** After `map import`. */
export function importedView(
  result: MappingProgress & { readonly name: string; readonly changedRows: number },
): string {
  return `${result.name}: ${counted(result.changedRows, 'row')} changed in mapping.yaml; ${progressText(result)}`
}

function progressText({ confirmed, proposed, missing }: MappingProgress): string {
  return `${confirmed} confirmed, ${proposed} proposed, ${missing} missing`
}
