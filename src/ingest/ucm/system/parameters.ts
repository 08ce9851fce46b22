import type { EnterpriseParameter, ServiceParameter } from '../../../model/ucm/parameter.js'
import { isSecretColumn } from '../secret-columns.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'

/** enterpriseparameter.csv: two columns, name and value; where the header calls them otherwise, the first is the name (`ucm-exports` 1.9). */
export const enterpriseParameterReader = objectReader({
  member: 'enterpriseparameter.csv',
  kind: 'enterprise-parameter',
  keyOf: (parameter) => parameter.name,
  open: (columns) => {
    const [first, second] = columns.names
    const name = columns.text('PARAM NAME', first ?? 'NAME')
    const value = columns.text('PARAM VALUE', second ?? 'VALUE')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<EnterpriseParameter>({ name: key, value: isSecretName(key) ? undefined : value(row) })
    }
  },
})

/** serviceparameter.csv: one row per server, parameter and service (`ucm-exports` 1.9). */
export const serviceParameterReader = objectReader({
  member: 'serviceparameter.csv',
  kind: 'service-parameter',
  keyOf: ({ server, name, service }) => `${server}/${name}/${service ?? ''}`,
  open: (columns) => {
    const server = columns.text('SERVER')
    const name = columns.text('PARAM NAME')
    const value = columns.text('PARAM VALUE')
    const service = columns.text('SERVICE TYPE')
    return (row) => {
      const parameter = name(row)
      if (parameter === undefined) return undefined
      return present<ServiceParameter>({
        server: server(row) ?? 'EnterpriseWideData',
        name: parameter,
        value: isSecretName(parameter) ? undefined : value(row),
        service: service(row),
      })
    }
  },
})

/** A parameter whose value is a secret keeps its name only. Names are written in one word: `LDAPPassword`. */
export function isSecretName(name: string): boolean {
  return isSecretColumn(name.toUpperCase()) || /password|passphrase|secret|credential|privatekey|passwd/i.test(name)
}
