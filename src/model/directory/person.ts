/** One person of a directory, under the names that this tool uses; what the directory does not say is absent. */
export interface DirectoryPerson {
  /** Short login name: `sAMAccountName`, `uid`. */
  readonly userName?: string
  /** Login name in the form of a mail address: `userPrincipalName`, SCIM `userName`, Okta `login`. */
  readonly principalName?: string
  readonly mail?: string
  /** `proxyAddresses` (SMTP only), further e-mails; lower case, sorted, without `mail`. */
  readonly otherMails: readonly string[]
  readonly displayName?: string
  readonly givenName?: string
  readonly familyName?: string
  /** As written in the directory. */
  readonly workPhone?: string
  /** Further numbers, as written, without `tel:`; sorted. */
  readonly otherPhones: readonly string[]
  readonly mobilePhone?: string
  readonly ipPhone?: string
  readonly department?: string
  readonly title?: string
  readonly office?: string
  readonly employeeNumber?: string
  /** The key of another person where the directory names one, else what it says. */
  readonly manager?: string
  /** Undefined where the directory does not say. */
  readonly enabled?: boolean
  /** As written, sorted. */
  readonly groups: readonly string[]
}

/** A person's name for reading: display name, else given and family name, else a login name or the mail. */
export function personLabel(person: DirectoryPerson): string | undefined {
  const full = [person.givenName, person.familyName].filter((part) => part !== undefined).join(' ')
  return (
    person.displayName ?? (full === '' ? undefined : full) ?? person.userName ?? person.principalName ?? person.mail
  )
}
