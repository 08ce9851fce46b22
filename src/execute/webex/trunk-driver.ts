import { readTrunk } from '../../ingest/webex/objects/trunk.js'
import type { WebexTrunk } from '../../model/webex/trunk.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { objectOf, present, textOf } from '../json-value.js'
import { cannot, rest } from './rest-move.js'
import { idOf, type WebexDirectory } from './webex-directory.js'

const TRUNKS = '/telephony/config/premisePstn/trunks'

/**
 * A trunk. Its password is never returned, so every writing request carries it again; type and location
 * cannot change (`webex-api` 5.5).
 */
export function trunkDriver(
  { key, after }: Extract<WebexObjectChange, { kind: 'trunk' }>,
  webex: WebexDirectory,
  password: (trunk: string) => string,
): Driver<WebexTrunk> {
  let id = ''
  const path = (): string => `${TRUNKS}/${encodeURIComponent(id)}`
  return {
    // The platform assigns the registration; the number of calls belongs to certificate-based trunks.
    rules: { ignored: ['registration'], whenTold: ['maximumCalls'] },
    async read() {
      const item = await webex.trunk(key)
      if (item === undefined) return undefined
      id = idOf(item, `trunk «${key}»`)
      const answer = await webex.reader.rest('getTrunk', path())
      if (answer === undefined) return undefined
      await webex.knowLocations([textOf(objectOf(answer['location'])['id'])].filter((one) => one !== undefined))
      return readTrunk(answer, webex.resolve)
    },
    async next(current) {
      if (after === undefined) return rest('deleteTrunk', 'DELETE', path())
      const isCertified = after.type === 'CERTIFICATE_BASED'
      const settings = present({
        dualIdentitySupportEnabled: after.dualIdentitySupport,
        maxConcurrentCalls: isCertified ? after.maximumCalls : undefined,
      })
      if (current === undefined) {
        if (isCertified) return cannot('a certificate-based trunk needs an address and domain that no plan holds')
        return rest('createTrunk', 'POST', TRUNKS, {
          name: after.name,
          locationId: await webex.locationId(after.location),
          password: password(after.name),
          trunkType: after.type,
          ...settings,
        })
      }
      if (current.type !== after.type || current.location !== after.location) {
        return cannot('type and location of a trunk cannot be changed: it takes a new trunk')
      }
      return rest('updateTrunk', 'PUT', path(), { name: after.name, password: password(after.name), ...settings })
    },
  }
}
