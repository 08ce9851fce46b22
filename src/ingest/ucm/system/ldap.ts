import type { LdapAgreement, LdapFilter, LdapHost } from '../../../model/ucm/system/ldap.js'
import { present } from '../../present.js'
import { groupReader, objectReader } from '../table-reader.js'

/** ldapdir.csv: where people come from. Password and bind name are not read (`ucm-exports` 1.11). */
export const ldapAgreementReader = objectReader({
  member: 'ldapdir.csv',
  kind: 'ldap-agreement',
  keyOf: (agreement) => agreement.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const baseDn = columns.text('LDAP SYNCHRONIZATION BASE')
    // Releases before 11 have one filter, for people.
    const userFilter = columns.text('LDAP CUSTOM FILTER FOR USERS', 'LDAP CUSTOM FILTER')
    const groupFilter = columns.optionalText('LDAP CUSTOM FILTER FOR GROUPS')
    const hosts = groupReader(columns, 'HOST NAME', (k) => {
      const host = columns.text(`HOST NAME ${k}`)
      const port = columns.integer(`LDAP PORT NUMBER ${k}`)
      const tls = columns.flag(`SSL ENABLED ${k}`)
      return (row) => {
        const text = host(row)
        return text === undefined
          ? undefined
          : present<LdapHost>({ host: text, port: port(row), tls: tls(row) ?? false })
      }
    })
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<LdapAgreement>({
        name: key,
        baseDn: baseDn(row),
        userFilter: userFilter(row),
        groupFilter: groupFilter(row),
        hosts: hosts(row),
      })
    }
  },
})

/** ldapcustomfilter.csv. */
export const ldapFilterReader = objectReader({
  member: 'ldapcustomfilter.csv',
  kind: 'ldap-filter',
  keyOf: (filter) => filter.name,
  open: (columns) => {
    const name = columns.text('FILTER NAME')
    const filter = columns.text('FILTER')
    return (row) => {
      const key = name(row)
      return key === undefined ? undefined : present<LdapFilter>({ name: key, filter: filter(row) })
    }
  },
})
