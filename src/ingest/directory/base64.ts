const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Value of each code unit, 255 where it is no letter of base64. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = ALPHABET.indexOf(String.fromCharCode(code))
  return value < 0 ? 255 : value
})

/** The bytes of a base64 text (RFC 4648, padded), or undefined when it is none. */
export function base64Bytes(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const letters = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < letters; i += 1) {
    const value = VALUES[text.charCodeAt(i)] ?? 255
    if (value === 255) return undefined
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (held >> bits) & 0xff
    at += 1
  }
  return bytes
}

/** Base64 with padding. */
export function base64Text(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(i, i + 3)
    const held = (first << 16) | (second << 8) | third
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((held >> shift) & 63)).join('')
    const missing = i + 3 - bytes.length
    text += missing <= 0 ? letters : letters.slice(0, 4 - missing) + '='.repeat(missing)
  }
  return text
}
