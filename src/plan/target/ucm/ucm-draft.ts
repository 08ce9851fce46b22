import { canonicalJson } from '../../../model/fingerprint.js'
import type { UcmSnapshot } from '../../../model/snapshot.js'
import type { UcmKind, UcmKinds } from '../../../model/ucm/kinds.js'
import type { Change, ChangedUcmKind, Interruption, Phase, UcmObjectChange } from '../../change.js'
import { changeId, NO_INTERRUPTION } from '../../change.js'
import { UcmProjection } from '../../projection/ucm-projection.js'

/** Everything about a change except the object itself. */
export interface UcmChangeNote {
  readonly phase: Phase
  /** Tells apart several changes of one object in one phase. */
  readonly part?: string
  /** The key that the object has afterwards, where that is another. */
  readonly newKey?: string
  readonly title: string
  readonly why: string
  /** Ids of changes that must be done before; the last change of the same object always is. */
  readonly needs?: readonly string[]
  readonly interrupts?: Interruption
  readonly movers?: readonly string[]
}

/**
 * The cluster as it stands while a wave is drawn up: every change starts from what the change before
 * it left, so that `before` is always what the executor will find.
 */
export class UcmDraft {
  private readonly projection: UcmProjection
  private readonly wave: number
  private readonly lastChange = new Map<string, string>()
  private readonly drafted: Change[] = []

  constructor(snapshot: UcmSnapshot, wave: number) {
    this.projection = new UcmProjection(snapshot)
    this.wave = wave
  }

  /** The object as it stands after the changes so far. */
  find<K extends UcmKind>(kind: K, key: string): UcmKinds[K] | undefined {
    return this.projection.find(kind, key)
  }

  /** The cluster after the changes so far; for reading only, its root is that of the beginning. */
  state(): UcmSnapshot {
    return this.projection.state()
  }

  /** Adds the change that makes the object as stated, and gives its id; undefined when it stands so already. */
  put<K extends ChangedUcmKind>(kind: K, key: string, after: UcmKinds[K], note: UcmChangeNote): string | undefined {
    const before = this.find(kind, key)
    const newKey = note.newKey === key ? undefined : note.newKey
    if (before !== undefined && newKey === undefined && canonicalJson(before) === canonicalJson(after)) return undefined
    const what = {
      system: 'ucm',
      kind,
      key,
      ...(newKey === undefined ? {} : { newKey }),
      ...(before === undefined ? {} : { before }),
      after,
    } as UcmObjectChange
    const id = changeId(this.wave, note.phase, what, note.part)
    const earlier = this.changeOf(kind, key)
    this.drafted.push({
      id,
      wave: this.wave,
      phase: note.phase,
      what,
      title: note.title,
      why: note.why,
      needs: [...new Set([...(earlier === undefined ? [] : [earlier]), ...(note.needs ?? [])])].sort(),
      interrupts: note.interrupts ?? NO_INTERRUPTION,
      movers: note.movers ?? [],
    })
    this.projection.apply(what)
    this.lastChange.set(`${kind} ${newKey ?? key}`, id)
    return id
  }

  /** Id of the last change of an object so far, by the key that it has now. */
  changeOf(kind: ChangedUcmKind, key: string): string | undefined {
    return this.lastChange.get(`${kind} ${key}`)
  }

  /** The changes so far, in the order in which they were added. */
  changes(): readonly Change[] {
    return this.drafted
  }
}
