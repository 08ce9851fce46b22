/** What stands in place of a secret, with the digit that says how it was encrypted. */
export const REMOVED = '<removed>'

const VALUE = String.raw`(?:\d+ +)?("[^"]*"|<trunk [^<>]*>|\S+)`

/**
 * Where IOS XE prints a secret (`local-gateway` 6, edge case 12): what stands before it, the secret, and
 * what follows. The encryption digit goes with the secret: as typed (0) and as stored (6, 7) a line reads alike.
 */
const SECRETS: readonly RegExp[] = [
  String.raw`\bkey config-key \S+ `,
  String.raw`\bserver-key `,
  String.raw`\bpre-shared-key (?:address \S+ key |local |remote )?`,
  String.raw`\bcrypto (?:isakmp|ikev2) key `,
  String.raw`\bsnmp-server community `,
  String.raw`\bsnmp-server user \S+ \S+ .*?\bauth (?:md5|sha\S*) `,
  String.raw`\bsnmp-server host \S+ (?:traps |informs )?(?:version \S+ (?:auth |noauth |priv )?)?`,
  String.raw`\bpriv (?:aes \d+|aes|des|3des) `,
  String.raw`\bntp authentication-key \d+ \S+ `,
  String.raw`\bmessage-digest-key \d+ md5 `,
  String.raw`\b(?:shared-secret|password|passwd|secret|key-string|passphrase|psk|ascii|md5) `,
  String.raw`^ *key `,
  String.raw`\b(?:tacacs-server|radius-server|tacacs|radius) .*?\bkey `,
  String.raw`^ *standby \d+ authentication (?:text )?`,
  String.raw`\bip ospf authentication-key `,
].map((before) => new RegExp(`(${before})${VALUE}`, 'gi'))

/** Keywords that follow `password`, `key` or `secret` without being one. */
const KEYWORDS = /^(encryption|config-key|chain|generate|encrypt|zeroize|rsa|policy|logging|min-length|recovery|\d*)$/i

/**
 * The line without secrets; redacting twice changes nothing. A token of a planned configuration
 * (`<trunk … password>`) is no secret and stays.
 */
export function redactLine(line: string): string {
  return SECRETS.reduce(
    (text, secret) =>
      text.replace(secret, (whole, before: string, value: string) =>
        KEYWORDS.test(value) || value.startsWith('<trunk ') ? whole : `${before}${REMOVED}`,
      ),
    line,
  )
}
