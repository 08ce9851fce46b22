import { nearest } from '../../findings/nearest-keys.js'
import { UserError } from '../../findings/user-error.js'
import type { DirectoryPerson } from '../../model/directory/person.js'

export type PersonField = keyof DirectoryPerson

/** Where each field is read, best first. */
interface FieldSource {
  /** Attributes of Active Directory and of inetOrgPerson (RFC 2798); these are asked of a server. */
  readonly ldap: readonly string[]
  /** Columns and members of Entra, Okta, SCIM (RFC 7643) and csvde. */
  readonly others: readonly string[]
}

const FIELDS: Readonly<Record<PersonField, FieldSource>> = {
  userName: { ldap: ['sAMAccountName', 'uid'], others: ['onPremisesSamAccountName', 'userName', 'Username'] },
  principalName: { ldap: ['userPrincipalName'], others: ['login', 'User name', 'Sign-in name', 'Okta username'] },
  mail: { ldap: ['mail'], others: ['emails.primary', 'email', 'Email address', 'Primary email', 'Work email'] },
  otherMails: {
    ldap: ['proxyAddresses', 'mailAlternateAddress'],
    others: ['emails', 'otherMails', 'alternateEmailAddress', 'secondEmail', 'Secondary email', 'Proxy addresses'],
  },
  displayName: { ldap: ['displayName', 'cn'], others: ['name.formatted', 'Full name', 'User'] },
  givenName: { ldap: ['givenName'], others: ['name.givenName', 'firstName', 'First name'] },
  familyName: { ldap: ['sn'], others: ['surname', 'name.familyName', 'lastName', 'Last name'] },
  workPhone: {
    ldap: ['telephoneNumber'],
    others: ['phoneNumbers.work', 'businessPhones', 'primaryPhone', 'Phone number', 'Business phone', 'Office phone'],
  },
  otherPhones: { ldap: ['otherTelephone', 'msRTCSIP-Line'], others: ['phoneNumbers', 'Alternate phone'] },
  mobilePhone: { ldap: ['mobile'], others: ['phoneNumbers.mobile', 'mobilePhone', 'Mobile number'] },
  ipPhone: { ldap: ['ipPhone'], others: [] },
  department: { ldap: ['department', 'departmentNumber'], others: [] },
  title: { ldap: ['title'], others: ['jobTitle'] },
  office: { ldap: ['physicalDeliveryOfficeName'], others: ['officeLocation', 'Office'] },
  employeeNumber: { ldap: ['employeeNumber', 'employeeID'], others: [] },
  manager: { ldap: ['manager'], others: ['managerId'] },
  enabled: {
    ldap: ['userAccountControl', 'nsAccountLock'],
    others: ['accountEnabled', 'active', 'enabled', 'status', 'Block credential', 'Block sign in', 'Sign-in blocked'],
  },
  groups: { ldap: ['memberOf'], others: ['groups'] },
}

export const PERSON_FIELDS = Object.keys(FIELDS) as readonly PersonField[]

/** Names that hold passwords, hashes of them or keys: never read, whatever a person maps. */
const SECRET = /passw|pwd|secret|credential|privatekey|krb.*key|totp|recovery(question|answer)/i

/** Which attribute is read into which field, and which counts first. Names are compared by letters and digits alone. */
export class AttributeMap {
  /** To ask a server for: LDAP names as written. */
  readonly requested: readonly string[]
  private readonly places = new Map<string, { readonly field: PersonField; readonly rank: number }[]>()

  constructor(overrides: ReadonlyMap<PersonField, readonly string[]> = new Map()) {
    const requested: string[] = ['objectClass']
    for (const field of PERSON_FIELDS) {
      const mapped = overrides.get(field)
      const { ldap, others } = FIELDS[field]
      requested.push(...(mapped ?? ldap))
      ;(mapped ?? [...ldap, ...others]).forEach((name, rank) => this.place(plainName(name), field, rank))
    }
    this.requested = [...new Set(requested)]
  }

  /** The fields that an attribute, column or member goes to, with its rank among those of the field; 0 counts first. */
  fieldsOf(name: string): readonly { readonly field: PersonField; readonly rank: number }[] {
    return this.places.get(plainName(name)) ?? []
  }

  private place(name: string, field: PersonField, rank: number): void {
    const places = this.places.get(name) ?? []
    this.places.set(name, places)
    if (!places.some((place) => place.field === field)) places.push({ field, rank })
  }
}

/**
 * Reads `mail=email,workPhone=telephoneNumber|otherTelephone`, or lines of the same (with `#` remarks), as
 * `--attributes` takes them: a field that is named reads these attributes alone, best first.
 *
 * @throws UserError for unknown fields and for attributes that hold passwords
 */
export function parseAttributes(text: string): AttributeMap {
  const overrides = new Map<PersonField, readonly string[]>()
  const parts = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*#.*$/, ''))
    .flatMap((line) => line.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '')
  for (const part of parts) {
    const at = part.indexOf('=')
    const written = at < 0 ? part : part.slice(0, at).trim()
    const field = PERSON_FIELDS.find((each) => each.toLowerCase() === written.toLowerCase())
    const names = part
      .slice(at + 1)
      .split('|')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    if (at < 0 || names.length === 0) {
      throw usage(
        `"${part}" does not say which attribute is read`,
        'write it as mail=email, or workPhone=telephoneNumber|mobile',
      )
    }
    if (field === undefined) throw unknownField(written)
    for (const name of names) if (isSecret(name)) throw usage(`${name} holds secrets and is never read`)
    overrides.set(field, names)
  }
  return new AttributeMap(overrides)
}

/** True for attributes that hold passwords or keys. */
export function isSecret(name: string): boolean {
  return SECRET.test(name)
}

/** `Mobile Phone` and `mobilePhone` are one column. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function unknownField(written: string): UserError {
  const near = nearest(written, PERSON_FIELDS)
  const meant = near === undefined ? '' : `did you mean ${near}? `
  return usage(`a person has no field ${written}`, `${meant}fields: ${PERSON_FIELDS.join(', ')}`)
}

function usage(message: string, hint?: string): UserError {
  return new UserError(message, { kind: 'usage', ...(hint === undefined ? {} : { hint }) })
}
