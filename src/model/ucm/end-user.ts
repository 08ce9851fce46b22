export interface UserDevice {
  readonly name: string
  /** `Cti Control In` = controlled device, `Profile Available` = extension mobility profile, … */
  readonly association?: string
}

export interface PrimaryExtension {
  readonly dn: string
  /** `Primary`, or `ICD` for a UCCX agent extension. No partition stands beside it in the export. */
  readonly usage?: string
}

export interface EndUser {
  readonly userId: string
  readonly firstName?: string
  readonly lastName?: string
  readonly displayName?: string
  readonly mail?: string
  readonly telephoneNumber?: string
  readonly directoryUri?: string
  readonly department?: string
  readonly title?: string
  readonly manager?: string
  readonly active: boolean
  /** Name of the LDAP agreement; absent = local user. */
  readonly ldapAgreement?: string
  readonly homeCluster?: boolean
  readonly ucServiceProfile?: string
  readonly accessControlGroups: readonly string[]
  readonly devices: readonly UserDevice[]
  readonly primaryExtensions: readonly PrimaryExtension[]
}

export interface ApplicationUser {
  readonly name: string
  readonly devices: readonly UserDevice[]
}

/** A person's name for reading: display name, else first and last, else the user id. */
export function userLabel(user: EndUser): string {
  const full = [user.firstName, user.lastName].filter((part) => part !== undefined).join(' ')
  return user.displayName ?? (full === '' ? user.userId : full)
}

const APPLICATION_NAME = /ccx|jtapi|rm_?cm/i

/**
 * True for the names that Contact Center Express gives the application users through which it controls
 * phones, ports and route points (`corrections` 13): JTAPI, RmCm and the product's own.
 */
export function isContactCenterApplication(name: string): boolean {
  return APPLICATION_NAME.test(name)
}
