import type { CallManager, Server } from '../../../model/ucm/system/server.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'

/** server.csv: the nodes of the cluster. */
export const serverReader = objectReader({
  member: 'server.csv',
  kind: 'server',
  keyOf: (server) => server.host,
  open: (columns) => {
    const host = columns.text('HOST NAME/IP ADDRESS')
    const description = columns.text('DESCRIPTION')
    const ipv6 = columns.text('IPV6 NAME')
    return (row) => {
      const key = host(row)
      if (key === undefined) return undefined
      return present<Server>({ host: key, description: description(row), ipv6: ipv6(row) })
    }
  },
})

/** callmanager.csv: the name that groups use, and the node behind it (`ucm-exports` 1.6). */
export const callManagerReader = objectReader({
  member: 'callmanager.csv',
  kind: 'call-manager',
  keyOf: (manager) => manager.name,
  open: (columns) => {
    const name = columns.text('CISCO UNIFIED CALLMANAGER NAME')
    const server = columns.text('SERVER')
    const description = columns.text('DESCRIPTION')
    const sipPort = columns.integer('SIP PHONE PORT')
    const sipSecurePort = columns.integer('SIP PHONE SECURE PORT')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<CallManager>({
        name: key,
        server: server(row),
        description: description(row),
        sipPort: sipPort(row),
        sipSecurePort: sipSecurePort(row),
      })
    }
  },
})
