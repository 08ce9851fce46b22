import type { AxlSource, AxlTable } from './axl-table.js'
import { text } from './axl-table.js'

/** Service of the parameters that the export keeps in enterpriseparameter.csv. */
export const ENTERPRISE_WIDE = 'Enterprise Wide'

/** Both kinds of parameter in one list (AXL 15.0: enumeration XService). */
export const parameterSource: AxlSource = {
  list: 'listServiceParameter',
  criteria: ['processNodeName', 'service'],
  listTags: 'processNodeName name service value valueType',
}

/** For nodes that do not list them: the same rows out of the database (`ucm-exports` 3.2). */
export const PARAMETER_SQL =
  'pn.name AS processnodename, pc.paramname AS name, ts.name AS service, pc.paramvalue AS value ' +
  'FROM processconfig AS pc INNER JOIN processnode AS pn ON pc.fkprocessnode = pn.pkid ' +
  'INNER JOIN typeservice AS ts ON pc.tkservice = ts.enum ORDER BY pn.name, pc.paramname, ts.name'

export const serviceParameters: Omit<AxlTable, 'sources'> = {
  member: 'serviceparameter.csv',
  columns: [
    text('SERVER', 'processNodeName'),
    text('PARAM NAME', 'name'),
    text('PARAM VALUE', 'value'),
    text('PARAM TYPE', 'valueType'),
    text('SERVICE TYPE', 'service'),
  ],
  groups: [],
}

export const enterpriseParameters: Omit<AxlTable, 'sources'> = {
  member: 'enterpriseparameter.csv',
  columns: [text('PARAM NAME', 'name'), text('PARAM VALUE', 'value')],
  groups: [],
}
