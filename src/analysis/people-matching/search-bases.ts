import { normalizedDn } from '../../ingest/directory/distinguished-name.js'
import type { Entry } from '../../model/snapshot.js'
import type { EndUser } from '../../model/ucm/end-user.js'
import type { LdapAgreement } from '../../model/ucm/system/ldap.js'

/** From which part of which directory the users of a cluster are synchronized (`ucm-exports` 1.5, 1.11). */
export class SearchBases {
  private readonly ofAgreement = new Map<string, string>()
  private readonly bases: readonly string[]

  constructor(agreements: readonly Entry<LdapAgreement>[]) {
    for (const { value } of agreements) {
      const base = value.baseDn === undefined ? undefined : normalizedDn(value.baseDn)
      if (base !== undefined) this.ofAgreement.set(value.name.toLowerCase(), base)
    }
    this.bases = [...new Set(this.ofAgreement.values())]
  }

  /** The search base that a user comes from; undefined for a local user, and where the base was not read. */
  ofUser({ ldapAgreement }: EndUser): string | undefined {
    return ldapAgreement === undefined ? undefined : this.ofAgreement.get(ldapAgreement.toLowerCase())
  }

  /** The search bases at or above a person, by the normalized distinguished name; none for any other key. */
  above(key: string): readonly string[] {
    return this.bases.filter((base) => key === base || (key.endsWith(`,${base}`) && isApart(key, base)))
  }
}

/** False where the comma before the base belongs to a value, behind an odd number of backslashes. */
function isApart(key: string, base: string): boolean {
  const before = key.slice(0, -base.length - 1)
  return (/\\*$/.exec(before)?.[0].length ?? 0) % 2 === 0
}
