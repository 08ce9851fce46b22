import type { DirectoryEntry } from '../ports.js'
import { isSecret } from './attribute-map.js'
import { base64Text } from './base64.js'

const WIDTH = 76

/**
 * Entries as LDIF (RFC 2849), one piece of text per entry: what was read from a server becomes a file that can be
 * taken in again. `remarks` stand above. What holds passwords is left out even if a server sent it unasked.
 */
export function* ldifText(entries: readonly DirectoryEntry[], remarks: readonly string[]): Generator<string> {
  yield `${['version: 1', ...remarks.flatMap((remark) => folded(`# ${remark.replaceAll(/[\r\n]+/g, ' ')}`))].join('\n')}\n`
  for (const { dn, attributes } of entries) {
    const lines = [line('dn', new TextEncoder().encode(dn))]
    for (const { name, values } of attributes) {
      if (!isSecret(name)) lines.push(...values.map((value) => line(name, value)))
    }
    yield `\n${lines.flatMap(folded).join('\n')}\n`
  }
}

function line(name: string, value: Uint8Array): string {
  return isSafe(value) ? `${name}: ${new TextDecoder().decode(value)}`.trimEnd() : `${name}:: ${base64Text(value)}`
}

/** SAFE-STRING: ASCII without line ends, not beginning with a blank, `:` or `<`, not ending with a blank. */
function isSafe(value: Uint8Array): boolean {
  const [first] = value
  if (first === 0x20 || first === 0x3a || first === 0x3c || value.at(-1) === 0x20) return false
  return value.every((byte) => byte < 0x80 && byte !== 0 && byte !== 0x0a && byte !== 0x0d)
}

/** Lines of at most 76 characters, the later ones indented by a blank; what is folded is ASCII. */
function folded(text: string): readonly string[] {
  const lines = [text.slice(0, WIDTH)]
  for (let at = WIDTH; at < text.length; at += WIDTH - 1) lines.push(` ${text.slice(at, at + WIDTH - 1)}`)
  return lines
}
