import type { WebexSnapshot } from '../../../model/webex/snapshot.js'
import type { PlannedMover } from '../../plan.js'
import type { Obstacle } from '../planned-movers.js'
import type { SeatLedger } from './seat-ledger.js'

/** States of an account in which it has no service (`customer-assist` 3, user states). */
const UNUSABLE_STATES: ReadonlySet<string> = new Set(['inactive', 'not verified', 'notverified', 'delayed claim'])

/** Who has which number and extension in the organization before the plan. */
export class WebexOwners {
  private readonly snapshot: WebexSnapshot | undefined
  private readonly byNumber = new Map<string, string>()
  private readonly byExtension = new Map<string, string>()
  private readonly locationOfNumber = new Map<string, string>()
  private readonly people: ReadonlyMap<string, WebexSnapshot['objects']['person'][number]['value']>

  constructor(snapshot: WebexSnapshot | undefined) {
    this.snapshot = snapshot
    for (const { value } of snapshot?.objects.number ?? []) this.locationOfNumber.set(value.number, value.location)
    for (const { value } of snapshot?.objects.person ?? []) this.add(value.mail, value)
    for (const { key, value } of snapshot?.objects.queue ?? []) this.add(key, value)
    this.people = new Map((snapshot?.objects.person ?? []).map(({ key, value }) => [key, value]))
  }

  /** Why the organization would refuse the mover at this location, if it would (`customer-assist` 2.2, `webex-api` 5.3). */
  obstacleOf(mover: PlannedMover, location: string, seats: SeatLedger): Obstacle | undefined {
    const person = mover.mail === undefined ? undefined : this.people.get(mover.mail)
    if (person?.status !== undefined && UNUSABLE_STATES.has(person.status.toLowerCase())) {
      return { code: 'USR-003', why: `has an account in Webex that is ${person.status}` }
    }
    const licenses = person?.licenses ?? []
    if (seats.held(licenses, 'standard').length > 0) {
      return { code: 'LIC-003', why: 'holds a Standard license, beside which Webex refuses Customer Assist' }
    }
    if (seats.held(licenses, 'attendant-console').length > 0) {
      return { code: 'LIC-005', why: 'holds an Attendant Console license, which asks for Professional' }
    }
    if (person?.location !== undefined && person.location !== location && holdsCalling(seats, licenses)) {
      return { code: 'LOC-005', why: `calls from the Webex location ${person.location} already, not ${location}` }
    }
    return this.conflictOf(mover.mail ?? '', mover.phoneNumber, mover.extension, location)
  }

  /** Why the number or extension cannot be given to `owner` (a mail or queue key), if it cannot. */
  conflictOf(
    owner: string,
    phoneNumber: string | undefined,
    extension: string | undefined,
    location: string,
  ): Obstacle | undefined {
    if (phoneNumber !== undefined) {
      const holder = this.byNumber.get(phoneNumber)
      if (holder !== undefined && holder !== owner) {
        return { code: 'DN-006', why: `cannot have ${phoneNumber}, which is the number of ${holder} in Webex` }
      }
      const place = this.locationOfNumber.get(phoneNumber)
      if (place !== undefined && place !== location) {
        return { code: 'DN-006', why: `cannot have ${phoneNumber}, which is in the Webex location ${place}` }
      }
    }
    const taken = extension === undefined ? undefined : this.byExtension.get(`${extension}@${location}`)
    return taken === undefined || taken === owner
      ? undefined
      : { code: 'DN-005', why: `cannot have extension ${extension ?? ''}, which is that of ${taken} in ${location}` }
  }

  /** False while no organization was read: nothing can be said about it then. */
  get isRead(): boolean {
    return this.snapshot !== undefined
  }

  private add(
    owner: string,
    { phoneNumber, extension, location }: { phoneNumber?: string; extension?: string; location?: string },
  ): void {
    if (phoneNumber !== undefined) this.byNumber.set(phoneNumber, owner)
    if (extension !== undefined && location !== undefined) this.byExtension.set(`${extension}@${location}`, owner)
  }
}

function holdsCalling(seats: SeatLedger, licenses: readonly string[]): boolean {
  return (['customer-assist', 'professional'] as const).some((product) => seats.held(licenses, product).length > 0)
}
