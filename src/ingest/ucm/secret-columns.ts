/**
 * Columns whose cells are never touched (`ucm-exports` 1.11 rule 5), without their trailing number.
 * Some hold encrypted secrets, some plain access codes.
 */
export const SECRET_COLUMNS: readonly string[] = [
  'PASSWORD',
  'PIN',
  'APPLICATION USER PASSWORD REVERSE',
  'MLPP PASSWORD',
  'LDAP PASSWORD',
  'DIGEST CREDENTIALS',
  'SECURE SHELL USER',
  'SECURE SHELL PASSWORD',
  'LOCAL PHONE UNLOCK PASSWORD',
  'AUTHENTICATION STRING',
  'XML',
  'COMMON PHONE CONFIGURATION XML',
  'ATTENDEES ACCESS CODE',
  'CODE',
  'CLIENT MATTER CODE',
]

const SECRET_WORD = /\b(?:PASSWORD|PASSPHRASE|PIN|CREDENTIALS?|SECRET|XML)\b/

/** True for a normalized column name whose cells must not be read. */
export function isSecretColumn(name: string): boolean {
  const bare = name.replace(/#\d+$/, '').replace(/\s+\d+$/, '')
  return SECRET_COLUMNS.includes(bare) || SECRET_WORD.test(bare)
}
