import type { Alteration, GatewayChange, ManualStep, UcmObjectChange, WebexObjectChange } from '../plan/change.js'
import type { Driver } from './driver.js'
import { configurationDriver, ENTERED, NOT_ENTERED } from './gateway/configuration-driver.js'
import { withTrunkValues } from './gateway/trunk-tokens.js'
import type { SystemReader } from './system-reader.js'
import { cssDriver } from './ucm/css-driver.js'
import { directoryNumberDriver } from './ucm/directory-number-driver.js'
import { huntPilotDriver } from './ucm/hunt-pilot-driver.js'
import { lineGroupDriver } from './ucm/line-group-driver.js'
import { partitionDriver } from './ucm/partition-driver.js'
import { routeGroupDriver as ucmRouteGroupDriver } from './ucm/route-group-driver.js'
import { routeListDriver } from './ucm/route-list-driver.js'
import { routePatternDriver } from './ucm/route-pattern-driver.js'
import { contactDriver } from './webex/contact-driver.js'
import { dialPlanDriver } from './webex/dial-plan-driver.js'
import { locationDriver } from './webex/location-driver.js'
import { numberDriver } from './webex/number-driver.js'
import { personDriver } from './webex/person-driver.js'
import { queueDriver } from './webex/queue-driver.js'
import { routeGroupDriver } from './webex/route-group-driver.js'
import { supervisorDriver } from './webex/supervisor-driver.js'
import { trunkDriver } from './webex/trunk-driver.js'
import type { WebexDirectory } from './webex/webex-directory.js'

/** What drivers read with. */
export interface DriverTools {
  readonly reader: SystemReader
  readonly webex: WebexDirectory
  /** Never stored, logged or journaled. */
  readonly trunkPassword: (trunk: string) => string
}

type Carried = Exclude<Alteration, ManualStep>

/** The two ends between which a change stands, as its driver sees them. */
export function endsOf(what: Carried): { readonly before?: object; readonly after?: object } {
  if (what.system === 'lgw') return { before: NOT_ENTERED, after: ENTERED }
  const { before, after } = what
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

/** The driver of a change; it works with the ends that `endsOf` gives for the same change. */
export function driverOf(what: Carried, tools: DriverTools): Driver<object> {
  // A driver is only ever given what it has read itself, so its own type of object is always right.
  return chosen(what, tools) as unknown as Driver<object>
}

type AnyDriver = { readonly read: () => Promise<object | undefined> }

function chosen(what: Carried, tools: DriverTools): AnyDriver {
  switch (what.system) {
    case 'ucm':
      return ucmDriver(what, tools.reader)
    case 'webex':
      return webexDriver(what, tools)
    case 'lgw':
      return gatewayDriver(what, tools)
  }
}

function ucmDriver(what: UcmObjectChange, reader: SystemReader): AnyDriver {
  switch (what.kind) {
    case 'partition':
      return partitionDriver(what, reader)
    case 'css':
      return cssDriver(what, reader)
    case 'route-group':
      return ucmRouteGroupDriver(what, reader)
    case 'route-list':
      return routeListDriver(what, reader)
    case 'route-pattern':
      return routePatternDriver(what, reader)
    case 'directory-number':
      return directoryNumberDriver(what, reader)
    case 'line-group':
      return lineGroupDriver(what, reader)
    case 'hunt-pilot':
      return huntPilotDriver(what, reader)
  }
}

function webexDriver(what: WebexObjectChange, { webex, trunkPassword }: DriverTools): AnyDriver {
  switch (what.kind) {
    case 'location':
      return locationDriver(what, webex)
    case 'trunk':
      return trunkDriver(what, webex, trunkPassword)
    case 'route-group':
      return routeGroupDriver(what, webex)
    case 'dial-plan':
      return dialPlanDriver(what, webex)
    case 'number':
      return numberDriver(what, webex)
    case 'person':
      return personDriver(what, webex)
    case 'queue':
      return queueDriver(what, webex)
    case 'supervisor':
      return supervisorDriver(what, webex)
    case 'contact':
      return contactDriver(what, webex)
  }
}

function gatewayDriver(what: GatewayChange, { reader, webex, trunkPassword }: DriverTools): AnyDriver {
  return configurationDriver(what, reader, (lines) => withTrunkValues(lines, webex, trunkPassword))
}
