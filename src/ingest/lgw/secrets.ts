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
  String.raw`\b(?:shared-secret|password|passwd|secret|key-string|passphrase|psk|ascii|md5) (?:level \d+ )?`,
  String.raw`^ *key `,
  String.raw`\b(?:tacacs-server|radius-server|tacacs|radius) .*?\bkey `,
  String.raw`^ *standby \d+ authentication (?:text )?`,
  String.raw`\bip ospf authentication-key `,
  // Any other name that ends like that, `vpdn l2tp-key`: the ones above have words before their secret.
  String.raw`(?<![\w-])(?!(?:config|pre-shared|authentication|message-digest|trusted)-key)[A-Za-z][\w-]*-key `,
].map((before) => new RegExp(`(${before})${VALUE}`, 'gi'))

/** `ftp://user:secret@host`, up to the last `@` of the word: a secret may hold one, and a slash. */
const USER_OF_URL = /(?<![\w+.-])([A-Za-z][\w+.-]*:\/\/)\S*@/g

/** Keywords that follow `password`, `key` or `secret` without being one. */
const KEYWORDS = /^(encryption|config-key|chain|generate|encrypt|zeroize|rsa|policy|logging|min-length|recovery)$/i

/** The number of a key in its chain, not a key. */
const KEY_NUMBER = /^ *key \d{1,4}$/i

/**
 * The line without secrets; redacting twice changes nothing. A token of a planned configuration
 * (`<trunk … password>`) is no secret and stays.
 */
export function redactLine(line: string): string {
  return SECRETS.reduce(
    (text, secret) =>
      text.replace(secret, (whole, before: string, value: string) =>
        KEYWORDS.test(value) || KEY_NUMBER.test(whole) || value.startsWith('<trunk ') ? whole : `${before}${REMOVED}`,
      ),
    line.replace(USER_OF_URL, `$1${REMOVED}@`),
  )
}

const FREE_VALUE = String.raw`(?:\d +)?("[^"]*"|<trunk [^<>]*>|\S+)`

/** What people write before a secret in a text of their own, `pw=…`, `PIN: …`, `password is …`. */
const SPOKEN = new RegExp(
  String.raw`(?<![A-Za-z])((?:(?:pw|password|passwd|passphrase|pass|secret|key|pin)(?:\s*[=:]\s*|\s+(?:is\s+)?))+)${FREE_VALUE}`,
  'gi',
)

/** A text for people (description, remark, banner, comment) without the words that follow the name of a secret. */
export function redactFreeText(text: string): string {
  const spoken = text.replace(SPOKEN, (whole, before: string, value: string) =>
    value.startsWith('<trunk ') ? whole : `${before}${REMOVED}`,
  )
  return redactLine(spoken)
}

/** Longer than any command: what is, may be the line of a key. */
const WORD = /^((?:no\s+)?)([A-Za-z][\w-]{0,30}(?![\w-]))?(.*)$/

/**
 * What is kept of a line that nobody understands: its first word, behind a `no` the next one. Where its
 * secret stands is not known, so all the rest may be one.
 */
export function shortenedLine(text: string): string {
  const [, no = '', word = '', rest = ''] = WORD.exec(text) ?? []
  return [no.trim(), word, rest === '' ? '' : REMOVED].filter((part) => part !== '').join(' ')
}

/** True for what `shortenedLine` left: such a line is never read as a command, which it might look like. */
export function isShortened(text: string): boolean {
  if (!text.endsWith(REMOVED) || shortenedLine(text) !== text) return false
  // `key <removed>` is also what a known command leaves.
  const before = text.slice(0, -REMOVED.length)
  return redactLine(`${before}x`) !== text
}
