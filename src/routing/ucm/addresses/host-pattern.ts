/** What a host is compared with: a domain with wildcards, or an address or network. */
export interface HostMatch {
  /** Higher is closer: a whole host before a wildcard, more letters before fewer, a longer network before a shorter. */
  readonly closeness: number
}

/**
 * Holds a host against the pattern of a SIP route pattern (`routing-semantics` A7): a domain such as
 * `example.com`, `*.example.com` or `node[1-3].example.com`, or an IPv4 address or network such as
 * `192.0.2.0/24`. Hosts are compared without regard to case. Undefined where it does not match.
 */
export function matchHost(pattern: string, host: string): HostMatch | undefined {
  const network = /^(\d+\.\d+\.\d+\.\d+)\/(\d{1,2})$/.exec(pattern)
  if (network !== null) return matchNetwork(network[1] ?? '', Number(network[2]), host)
  const wanted = pattern.toLowerCase()
  const found = host.toLowerCase()
  if (wanted === found) return { closeness: Number.MAX_SAFE_INTEGER }
  if (!/[*[]/.test(wanted) || !matchesFrom(tokens(wanted), found)) return undefined
  return { closeness: wanted.replaceAll(/\*|\[[^\]]*\]/g, '').length }
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }

function tokens(pattern: string): readonly Token[] {
  return [...pattern.matchAll(/\*|\[(\d+)-(\d+)\]|[^*[]+|\[/g)].map(([text, from, to]) => {
    if (text === '*') return { kind: 'any' }
    if (from !== undefined && to !== undefined) return { kind: 'range', from: Number(from), to: Number(to) }
    return { kind: 'text', text }
  })
}

function matchesFrom([first, ...rest]: readonly Token[], host: string): boolean {
  if (first === undefined) return host === ''
  switch (first.kind) {
    case 'text':
      return host.startsWith(first.text) && matchesFrom(rest, host.slice(first.text.length))
    case 'any':
      return Array.from({ length: host.length + 1 }, (_, skipped) => skipped).some((skipped) =>
        matchesFrom(rest, host.slice(skipped)),
      )
    case 'range': {
      const digits = /^\d+/.exec(host)?.[0] ?? ''
      const number = Number(digits)
      return digits !== '' && number >= first.from && number <= first.to && matchesFrom(rest, host.slice(digits.length))
    }
  }
}

function matchNetwork(address: string, length: number, host: string): HostMatch | undefined {
  const [network, asked] = [octets(address), octets(host)]
  if (network === undefined || asked === undefined || length > 32) return undefined
  const mask = length === 0 ? 0 : (-1 << (32 - length)) >>> 0
  return ((network ^ asked) & mask) >>> 0 === 0 ? { closeness: length } : undefined
}

function octets(address: string): number | undefined {
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}
