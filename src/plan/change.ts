import type { UcmKinds } from '../model/ucm/kinds.js'
import type { WebexKinds } from '../model/webex/kinds.js'

/** The kinds of Unified CM object that a plan may change; nothing else is ever written. */
export const CHANGED_UCM_KINDS = [
  'partition',
  'css',
  'route-group',
  'route-list',
  'route-pattern',
  'directory-number',
  'line-group',
  'hunt-pilot',
] as const satisfies readonly (keyof UcmKinds)[]
export type ChangedUcmKind = (typeof CHANGED_UCM_KINDS)[number]

/** The kinds of Webex object that a plan may change. */
export const CHANGED_WEBEX_KINDS = [
  'location',
  'trunk',
  'route-group',
  'dial-plan',
  'number',
  'person',
  'queue',
  'supervisor',
  'contact',
] as const satisfies readonly (keyof WebexKinds)[]
export type ChangedWebexKind = (typeof CHANGED_WEBEX_KINDS)[number]

/**
 * One object before and after, in the words of its own system: without `before` it is created,
 * without `after` removed. `before` is the precondition, swapping the two is the inverse. A directory
 * number or hunt pilot that changes its partition keeps its identity and takes the key `newKey`:
 * phones, profiles and line groups that name it follow, as in Unified CM.
 */
export type UcmObjectChange = {
  readonly [K in ChangedUcmKind]: {
    readonly system: 'ucm'
    readonly kind: K
    readonly key: string
    readonly newKey?: string
    readonly before?: UcmKinds[K]
    readonly after?: UcmKinds[K]
  }
}[ChangedUcmKind]

export type WebexObjectChange = {
  readonly [K in ChangedWebexKind]: {
    readonly system: 'webex'
    readonly kind: K
    readonly key: string
    readonly before?: WebexKinds[K]
    readonly after?: WebexKinds[K]
  }
}[ChangedWebexKind]

/**
 * Lines entered into a gateway in configuration mode, and the lines that take them back. They may hold
 * tokens `<trunk NAME otg>`, `<trunk NAME line-port-user>`, `<trunk NAME registrar>`,
 * `<trunk NAME user>`, `<trunk NAME outbound-proxy>` and `<trunk NAME password>` for what only exists
 * once the trunk does (`gateway-tokens.ts`).
 */
export interface GatewayChange {
  readonly system: 'lgw'
  readonly kind: 'configuration'
  /** Name of the gateway. */
  readonly key: string
  readonly lines: readonly string[]
  readonly undo: readonly string[]
}

/** Something that only people can do or see; the executor waits for `step done`. */
export interface ManualStep {
  readonly system: 'people'
  readonly kind: 'step'
  /** Short stable name, e.g. `verify-agents@Lyon`. */
  readonly key: string
  readonly text: string
  readonly expected: string
}

export type Alteration = UcmObjectChange | WebexObjectChange | GatewayChange | ManualStep
export type SystemName = Alteration['system']

/** When a change is made: days ahead without anybody noticing, in the window, or after sign-off. */
export const PHASES = ['prepare', 'cutover', 'clean-up'] as const
export type Phase = (typeof PHASES)[number]

/** Whom a change interrupts and for how long; nobody when `whom` is empty. */
export interface Interruption {
  readonly whom: readonly string[]
  /** 0 = the next call already works; absent = until the end of the window. */
  readonly seconds?: number
  readonly how: string
}

/** One step of a plan: one object of one system, with what must hold before and what takes it back. */
export interface Change {
  /** Stable over re-planning: `<wave>/<phase>/<system>/<kind>/<key>[#part]`. */
  readonly id: string
  readonly wave: number
  readonly phase: Phase
  readonly what: Alteration
  /** One plain sentence: what is done, with the names in it. */
  readonly title: string
  /** The reason, with the rule it follows. */
  readonly why: string
  /** Ids of changes that must be done before; the order of a plan respects them. */
  readonly needs: readonly string[]
  readonly interrupts: Interruption
  /** Keys of the movers it serves (`user:…`); empty = all of the wave. */
  readonly movers: readonly string[]
}

/** Nobody notices. */
export const NO_INTERRUPTION: Interruption = { whom: [], seconds: 0, how: 'nobody notices' }

/** `<wave>/<phase>/<system>/<kind>/<key>[#part]`. */
export function changeId(wave: number, phase: Phase, what: Alteration, part?: string): string {
  const id = `${wave}/${phase}/${what.system}/${what.kind}/${what.key}`
  return part === undefined ? id : `${id}#${part}`
}

/** The change that takes another back; manual steps have none. */
export function inverse(what: Alteration): Alteration | undefined {
  switch (what.system) {
    case 'people':
      return undefined
    case 'lgw':
      return { ...what, lines: what.undo, undo: what.lines }
    case 'ucm':
    case 'webex': {
      const { before, after, ...rest } = what
      const turned = {
        ...rest,
        ...(after === undefined ? {} : { before: after }),
        ...(before === undefined ? {} : { after: before }),
      }
      const newKey = what.system === 'ucm' ? what.newKey : undefined
      return (newKey === undefined ? turned : { ...turned, key: newKey, newKey: what.key }) as Alteration
    }
  }
}
