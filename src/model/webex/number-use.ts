/** Anything that can be called by number or extension. */
export interface WebexPhoneHolder {
  readonly extension?: string
  /** +E.164. */
  readonly phoneNumber?: string
}

/**
 * What the list of numbers says of one number or extension (`webex-api` 5.3): who uses it, be it somebody
 * of whom no other kind tells (auto attendants, workspaces, paging groups, virtual lines, voice portals).
 * As it was read: a plan moves people and queues, and does not touch this.
 */
export interface WebexNumberUse extends WebexPhoneHolder {
  readonly location: string
  /** As reported: `PEOPLE`, `PLACE`, `CALL_QUEUE`, `AUTO_ATTENDANT`, …; absent = nobody has it. */
  readonly ownerType?: string
  /** Mail of a person, else the name. */
  readonly owner?: string
  /** `ALTERNATE`, `FAX`, `DNIS`; absent for the primary one. */
  readonly use?: string
  /** The main number of its location: it cannot be removed. */
  readonly main: boolean
  readonly tollFree: boolean
  /** Routing prefix and extension, as others dial it. */
  readonly esn?: string
}

/** `number`, else `extension@location`; with `#use` for what is not the primary one. */
export function numberUseKey(use: Pick<WebexNumberUse, 'phoneNumber' | 'extension' | 'location' | 'use'>): string {
  const holder = use.phoneNumber ?? `${use.extension ?? ''}@${use.location}`
  return use.use === undefined ? holder : `${holder}#${use.use}`
}

/** A line of nobody in particular, with a number or extension of its own. */
export interface WebexVirtualLine extends WebexPhoneHolder {
  readonly displayName: string
  readonly location: string
}
