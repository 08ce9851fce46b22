import { UserError } from '../../findings/user-error.js'
import { AttributeMap, parseAttributes } from '../../ingest/directory/attribute-map.js'
import type { FileStore } from '../ports.js'

/** What a command line says about where people are read. */
export interface DirectoryFlags {
  readonly ldap?: string | undefined
  readonly 'base-dn'?: string | undefined
  readonly filter?: string | undefined
  readonly 'start-tls': boolean
  readonly 'ca-file'?: string | undefined
  readonly save?: string | undefined
}

export interface LdapSource {
  readonly url: string
  readonly baseDn: string
  readonly filter: string
  readonly startTls: boolean
  readonly caFile?: string
  /** LDIF file to write what was read into. */
  readonly save?: string
}

/** Files of people, or a server that is asked. */
export type DirectorySource = { readonly files: readonly string[] } | { readonly ldap: LdapSource }

const DEFAULT_FILTER = '(objectClass=person)'
const USAGE = 'rehome ingest directory <people.ldif>, or --ldap ldaps://dc1.example.com --base-dn dc=example,dc=com'

/** @throws UserError unless exactly one of the two is said, with what it needs */
export function directorySource(files: readonly string[], flags: DirectoryFlags): DirectorySource {
  const { ldap, 'base-dn': baseDn, filter, 'start-tls': startTls, 'ca-file': caFile, save } = flags
  if (ldap === undefined) {
    const server = Object.entries({ 'base-dn': baseDn, filter, 'ca-file': caFile, save }).find(
      ([, value]) => value !== undefined,
    )
    const lost = server?.[0] ?? (startTls ? 'start-tls' : undefined)
    if (lost !== undefined) throw usage(`--${lost} is for a server, and none is named`)
    if (files.length === 0) throw usage('say which people are read')
    return { files }
  }
  if (files.length > 0) throw usage('name files or a server, not both')
  if (startTls && /^ldaps:/i.test(ldap.trim())) {
    throw usage('--start-tls is for ldap://: with ldaps:// all is encrypted from the start')
  }
  if (baseDn === undefined || baseDn.trim() === '') throw usage('say where the people are, with --base-dn')
  return {
    ldap: {
      url: ldap,
      baseDn: baseDn.trim(),
      filter: filter ?? DEFAULT_FILTER,
      startTls,
      ...(caFile === undefined ? {} : { caFile }),
      ...(save === undefined ? {} : { save }),
    },
  }
}

/** `mail=email,…` as it is, else the text of the file of that name; the usual attributes where nothing is said. */
export async function attributeMap(text: string | undefined, files: FileStore): Promise<AttributeMap> {
  if (text === undefined) return new AttributeMap()
  return parseAttributes(text.includes('=') ? text : new TextDecoder().decode((await files.read(text)).bytes))
}

function usage(message: string): UserError {
  return new UserError(message, { kind: 'usage', hint: USAGE })
}
