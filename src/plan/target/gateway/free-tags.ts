import type { LgwSnapshot } from '../../../model/lgw/snapshot.js'

/** Two hundreds of tags that no object of the gateway uses: x00 and x01 of each are ours. */
export interface Family {
  readonly webex: number
  readonly ucm: number
}

/** Tags as the published layouts number them (`local-gateway` 1.6), taken where they are free. */
const CONVENTION: Readonly<Record<'current' | 'older', Family>> = {
  current: { webex: 100, ucm: 300 },
  older: { webex: 200, ucm: 300 },
}

/** The convention's hundreds where both are free, else the next two free ones. The same input gives the same tags. */
export function freeFamily(snapshot: LgwSnapshot | undefined, layout: 'current' | 'older'): Family {
  const taken = new Set((snapshot === undefined ? [] : tagsOf(snapshot)).map((tag) => Math.floor(tag / 100)))
  const isFree = (hundred: number): boolean => !taken.has(hundred / 100)
  const { webex, ucm } = CONVENTION[layout]
  if (isFree(webex) && isFree(ucm)) return { webex, ucm }
  const first = nextFree(100, isFree)
  return { webex: first, ucm: nextFree(first + 100, isFree) }
}

function nextFree(from: number, isFree: (hundred: number) => boolean): number {
  let hundred = from
  while (!isFree(hundred)) hundred += 100
  return hundred
}

/** Every number under which an object can be met, dial-peers and classes alike. */
function tagsOf({ objects }: LgwSnapshot): readonly number[] {
  const texts = [
    ...objects['uri-class'],
    ...objects.tenant,
    ...objects['sip-profiles'],
    ...objects['server-group'],
    ...objects['dial-peer-group'],
    ...objects['dial-peer'],
    ...objects.class.map(({ value }) => ({ key: value.tag })),
  ].map(({ key }) => key)
  return texts.filter((text) => /^\d+$/.test(text)).map(Number)
}

/** A port for a further registration: each trunk on one gateway needs its own (`local-gateway` 1.5). */
export function freeListenPort(snapshot: LgwSnapshot | undefined): number | undefined {
  const tenants = snapshot?.objects.tenant.map(({ value }) => value) ?? []
  if (!tenants.some(({ registrar }) => registrar !== undefined)) return undefined
  const taken = new Set(tenants.map(({ listenPort }) => listenPort))
  let port = FIRST_LISTEN_PORT
  while (taken.has(port)) port += 1
  return port
}

const FIRST_LISTEN_PORT = 5070
