export interface LdapHost {
  readonly host: string
  readonly port?: number
  readonly tls: boolean
}

/** An agreement by which people come from a directory; its password is never read. */
export interface LdapAgreement {
  readonly name: string
  readonly baseDn?: string
  /** Name of the filter for people. */
  readonly userFilter?: string
  readonly groupFilter?: string
  readonly hosts: readonly LdapHost[]
}

export interface LdapFilter {
  readonly name: string
  /** As in LDAP, e.g. `(&(objectClass=user)(telephoneNumber=*))`. */
  readonly filter?: string
}
