import { readRouteGroup } from '../../ingest/webex/objects/trunk.js'
import type { WebexRouteGroup } from '../../model/webex/trunk.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { listOf, objectOf, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import { rest } from './rest-move.js'
import { idOf, type WebexDirectory } from './webex-directory.js'

const GROUPS = '/telephony/config/premisePstn/routeGroups'

/** A route group of trunks (`webex-api` 5.6); every writing request holds the whole list. */
export function routeGroupDriver(
  { key, after }: Extract<WebexObjectChange, { kind: 'route-group' }>,
  webex: WebexDirectory,
): Driver<WebexRouteGroup> {
  let id = ''
  const path = (): string => `${GROUPS}/${encodeURIComponent(id)}`
  return {
    rules: { sets: ['trunks'] },
    async read() {
      const item = await webex.routeGroup(key)
      if (item === undefined) return undefined
      id = idOf(item, `route group «${key}»`)
      const answer = await webex.reader.rest('getRouteGroup', path())
      if (answer === undefined) return undefined
      await webex.knowRoutes(
        listOf(answer['localGateways']).flatMap((gateway) => textOf(objectOf(gateway)['id']) ?? []),
      )
      return readRouteGroup(answer, webex.resolve)
    },
    async next(current) {
      if (after === undefined) return rest('deleteRouteGroup', 'DELETE', path())
      const localGateways: JsonObject[] = []
      for (const { trunk, priority } of after.trunks) {
        localGateways.push({ id: (await webex.routeId({ kind: 'trunk', name: trunk })).id, priority })
      }
      const body = { name: after.name, localGateways }
      return current === undefined
        ? rest('createRouteGroup', 'POST', GROUPS, body)
        : rest('updateRouteGroup', 'PUT', path(), body)
    },
  }
}
