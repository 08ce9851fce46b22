import { proposeMapping } from '../../analysis/mapping-proposal/propose-mapping.js'
import type { Mapping } from '../../model/mapping.js'
import { mappingRows } from '../../model/mapping-rows.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import { requireSnapshot } from '../questions/estate-question.js'
import { MappingInForce } from './mapping-answers.js'
import type { Clock, Workspace } from '../ports.js'

export interface ProposedMapping {
  readonly mapping: Mapping
  /** Rows that a person still has to fill in. */
  readonly missing: number
  /** Rows that stand as a proposal. */
  readonly proposed: number
  readonly confirmed: number
}

/** Fills the mapping with what the data suggests; what a person confirmed stays. */
export function proposeWorkspaceMapping(workspace: Workspace, clock: Clock): ProposedMapping {
  const estate = new UcmEstate(requireSnapshot(workspace))
  const fileNames = workspace.store.inputs().map(({ name }) => name)
  const current = new MappingInForce(workspace, clock)
  const mapping = proposeMapping(estate, current.mapping, fileNames)
  current.write(mapping, 'map propose')
  return { mapping, ...mappingProgress(mapping) }
}

/** How far the mapping has come. */
export function mappingProgress(mapping: Mapping): Omit<ProposedMapping, 'mapping'> {
  const rows = mappingRows(mapping)
  const filled = rows.filter(({ value }) => value !== '')
  return {
    missing: rows.filter(({ missing }) => missing).length,
    proposed: filled.filter(({ status }) => status === 'proposed').length,
    confirmed: filled.filter(({ status }) => status === 'confirmed').length,
  }
}
