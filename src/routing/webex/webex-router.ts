import type { OrganizationFacts } from '../../model/mapping.js'
import type { Settings } from '../../model/settings.js'
import type { WebexLocation } from '../../model/webex/location.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import { DialPatterns } from './dial-pattern.js'
import { routePersonCall } from './person-call.js'
import { classifySource, routeTrunkCall } from './trunk-call.js'
import type { WebexTables } from './webex-call.js'
import { WebexCall } from './webex-call.js'
import { hasCallingPresence, WebexDirectory } from './webex-directory.js'
import type { WebexTrace } from './webex-trace.js'

/** What the public interface does not say about an organization and a person states (`webex-api` 5.4). */
export type DialingFacts = Pick<OrganizationFacts, 'interLocationDialing' | 'unknownExtensionMaximumLength'>

/** Routes calls through one Webex Calling organization (`routing-semantics` B1–B7). */
export class WebexRouter {
  readonly directory: WebexDirectory
  private readonly tables: WebexTables

  constructor(snapshot: WebexSnapshot, facts: DialingFacts, settings: Settings) {
    const rank = settings.values['webex.dialPatternRank'] === 'fixed-length-first' ? 'fixed-length-first' : undefined
    const plans = snapshot.objects['dial-plan'].map(({ value }) => value)
    this.directory = new WebexDirectory(snapshot)
    this.tables = {
      directory: this.directory,
      patterns: new DialPatterns(plans, rank ?? 'fewest-completions'),
      settings,
      interLocationDialing: facts.interLocationDialing ?? true,
      unknownExtensionMaximumLength: facts.unknownExtensionMaximumLength ?? 6,
    }
  }

  /** Routes what a user of Webex Calling dials. `digits` are dialable symbols; the mail is compared in any case. */
  routeFromPerson(mail: string, digits: string): WebexTrace {
    const person = this.directory.person(mail)
    const start = { from: `person:${mail.toLowerCase()}`, dialed: digits }
    if (person === undefined || !hasCallingPresence(person) || person.location === undefined) {
      const who =
        person === undefined ? 'is not in the Webex organization' : 'has no number or extension in Webex Calling'
      return refused(start, `${mail} ${who} (404)`, [])
    }
    const location = this.directory.location(person.location)
    if (location === undefined) return refused(start, undefined, [`Webex location ${person.location}`])
    if (!location.callingEnabled)
      return refused(start, `location ${location.name} is not enabled for calling (404)`, [])
    const call = new WebexCall(this.tables, location)
    return call.trace(start, routePersonCall(call, person, digits))
  }

  /**
   * Routes a call that arrives on a trunk of the organization. What the caller may reach depends on
   * his number (`routing-semantics` B4); steps follow the location of the trunk.
   */
  routeFromTrunk(trunk: string, callingNumber: string | undefined, digits: string): WebexTrace {
    const start = { from: `trunk:${trunk}`, dialed: digits }
    const found = this.directory.trunk(trunk)
    if (found === undefined) return refused(start, undefined, [`Webex trunk ${trunk}`])
    const location = this.directory.location(found.location)
    if (location === undefined) return refused(start, undefined, [`Webex location ${found.location}`])
    const call = new WebexCall(this.tables, location)
    const source = classifySource(call, found, callingNumber)
    return call.trace({ ...start, source }, routeTrunkCall(call, source, digits, callingNumber))
  }

  /** The location of a person, where both are known. */
  locationOf(mail: string): WebexLocation | undefined {
    const name = this.directory.person(mail)?.location
    return name === undefined ? undefined : this.directory.location(name)
  }
}

/** A call that never starts: refused, or its place is not in the inputs. */
function refused(
  start: { readonly from: string; readonly dialed: string },
  rejected: string | undefined,
  missing: readonly string[],
): WebexTrace {
  return {
    ...start,
    routingAddress: start.dialed,
    trunks: [],
    ...(rejected === undefined ? {} : { rejected }),
    outcome: rejected ?? `not in the inputs: ${missing.join(', ')}`,
    steps: [],
    missing,
    settingsUsed: [],
  }
}
