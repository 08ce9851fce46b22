/** An id without the padding that some tools add; case counts (`webex-api` 2). */
export function plainId(id: string): string {
  return id.replace(/=+$/, '')
}

/**
 * What an id says about its object: ids are base64 of `ciscospark://<cluster>/<TYPE>/<rest>`
 * (`webex-api` 2). Undefined for anything else; ids are never built.
 */
export function decodedId(id: string): { readonly type: string; readonly rest: string } | undefined {
  const text = plainId(id)
  if (!/^[A-Za-z0-9+/_-]{8,}$/.test(text) || text.length % 4 === 1) return undefined
  const [, type, rest] = /^ciscospark:\/\/[^/]+\/([A-Z_]+)\/(.+)$/.exec(base64Text(text)) ?? []
  return type === undefined || rest === undefined ? undefined : { type, rest }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64Text(text: string): string {
  let bits = 0
  let held = 0
  const bytes: number[] = []
  for (const letter of text.replaceAll('-', '+').replaceAll('_', '/')) {
    held = ((held << 6) | ALPHABET.indexOf(letter)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return new TextDecoder().decode(Uint8Array.from(bytes))
}
