import { canonicalJson } from '../../../model/fingerprint.js'
import type { WebexKind, WebexKinds } from '../../../model/webex/kinds.js'
import { WEBEX_KINDS } from '../../../model/webex/kinds.js'
import type { WebexSnapshot } from '../../../model/webex/snapshot.js'
import type { Change, ChangedWebexKind, Interruption, Phase, WebexObjectChange } from '../../change.js'
import { changeId, NO_INTERRUPTION } from '../../change.js'

/** An object that must be as planned before another can be changed. */
export interface Use {
  readonly kind: ChangedWebexKind
  readonly key: string
}

/** Everything about a change except the object itself. */
export interface ChangeNote {
  readonly wave: number
  readonly phase: Phase
  /** Tells apart several changes of one object in one phase. */
  readonly part?: string
  readonly title: string
  readonly why: string
  readonly uses?: readonly Use[]
  /** Ids of further changes that must be done before. */
  readonly needs?: readonly string[]
  readonly interrupts?: Interruption
  readonly movers?: readonly string[]
}

/**
 * The organization as it stands while a plan is drawn up: every change starts from what the change
 * before it left, so that `before` is always what the executor will find.
 */
export class WebexDraft {
  private readonly objects = new Map<WebexKind, Map<string, WebexKinds[WebexKind]>>()
  private readonly lastChange = new Map<string, string>()
  private readonly drafted: Change[] = []

  constructor(snapshot: WebexSnapshot | undefined) {
    for (const kind of WEBEX_KINDS) {
      const entries: readonly { readonly key: string; readonly value: WebexKinds[WebexKind] }[] =
        snapshot?.objects[kind] ?? []
      this.objects.set(kind, new Map(entries.map(({ key, value }) => [key, value])))
    }
  }

  /** The object as it stands after the changes so far. */
  find<K extends WebexKind>(kind: K, key: string): WebexKinds[K] | undefined {
    return this.objects.get(kind)?.get(key) as WebexKinds[K] | undefined
  }

  /** All objects of a kind: those of the snapshot in key order, then those that are to be created. */
  all<K extends WebexKind>(kind: K): readonly WebexKinds[K][] {
    return [...(this.objects.get(kind)?.values() ?? [])] as WebexKinds[K][]
  }

  /**
   * Adds the change that makes the object as stated, and gives its id; undefined when it stands so
   * already. The last change of the same object and of every object used come before it.
   */
  put<K extends ChangedWebexKind>(kind: K, key: string, after: WebexKinds[K], note: ChangeNote): string | undefined {
    const before = this.find(kind, key)
    if (before !== undefined && canonicalJson(before) === canonicalJson(after)) return undefined
    const what = { system: 'webex', kind, key, ...(before === undefined ? {} : { before }), after } as WebexObjectChange
    this.objects.get(kind)?.set(key, after)
    return this.add(what, note)
  }

  /** Adds the change that takes the object away, and gives its id; undefined when it is not there. */
  remove(kind: ChangedWebexKind, key: string, note: ChangeNote): string | undefined {
    const before = this.find(kind, key)
    if (before === undefined) return undefined
    this.objects.get(kind)?.delete(key)
    return this.add({ system: 'webex', kind, key, before } as WebexObjectChange, note)
  }

  /** Id of the last change of an object so far. */
  changeOf(kind: ChangedWebexKind, key: string): string | undefined {
    return this.lastChange.get(`${kind} ${key}`)
  }

  /** The changes so far, in the order in which they were added. */
  changes(): readonly Change[] {
    return this.drafted
  }

  private add(what: WebexObjectChange, note: ChangeNote): string {
    const { kind, key } = what
    const id = changeId(note.wave, note.phase, what, note.part)
    const uses = [{ kind, key }, ...(note.uses ?? [])].flatMap((use) => this.changeOf(use.kind, use.key) ?? [])
    this.drafted.push({
      id,
      wave: note.wave,
      phase: note.phase,
      what,
      title: note.title,
      why: note.why,
      needs: [...new Set([...uses, ...(note.needs ?? [])])].sort(),
      interrupts: note.interrupts ?? NO_INTERRUPTION,
      movers: note.movers ?? [],
    })
    this.lastChange.set(`${kind} ${key}`, id)
    return id
  }
}
