import { expect } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/execute/ports.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import type { UcmKind, UcmKinds } from '../../../src/model/ucm/kinds.js'
import { UcmTwin } from '../../../src/twin/ucm/ucm-twin.js'
import type { ExportBuilder } from '../../support/export-builder.js'
import { threeSitesSnapshot } from '../../support/three-sites.js'

/** The twin of three-sites with short ways to ask it and to look at its export. */
export class TwinUnderTest {
  readonly twin: UcmTwin
  readonly seeded: UcmSnapshot

  private constructor(seeded: UcmSnapshot) {
    this.seeded = seeded
    this.twin = UcmTwin.seed(seeded)
  }

  static async ofThreeSites(): Promise<TwinUnderTest> {
    return new TwinUnderTest(await threeSitesSnapshot())
  }

  /** The twin of an export, as tables that were patched. */
  static of(estate: ExportBuilder): TwinUnderTest {
    const members = estate.files().map(({ name, data }) => ({ name, bytes: new Uint8Array(data) }))
    return new TwinUnderTest(ingestUcm({ name: 'patched', sha256: '', members }))
  }

  /** The result; throws the fault of a refused request. */
  async ok(operation: string, body: JsonObject): Promise<JsonValue> {
    const answer = await this.twin.call({ operation, body })
    if (!answer.ok) throw new Error(`${operation}: ${answer.fault}`)
    return answer.result
  }

  /** The only element of the result of a get. */
  async get(operation: string, body: JsonObject): Promise<Readonly<Record<string, JsonValue>>> {
    const [object] = Object.values((await this.ok(operation, body)) as JsonObject)
    return object as JsonObject
  }

  /** The fault; fails when the request is taken, or when it has changed anything. */
  async fault(operation: string, body: JsonObject): Promise<string> {
    const before = this.twin.rows()
    this.twin.takeDirty()
    const answer = await this.twin.call({ operation, body })
    expect(this.twin.rows()).toEqual(before)
    expect(this.twin.takeDirty()).toEqual({ put: [], remove: [] })
    if (answer.ok) throw new Error(`${operation} was taken: ${JSON.stringify(answer.result)}`)
    return `${answer.notFound ? '404 ' : ''}${answer.fault}`
  }

  /** What the export of the twin reads as. */
  snapshot(): UcmSnapshot {
    return ingestUcm({ name: 'twin', sha256: '', members: this.twin.exportMembers() })
  }

  /** One object of the export, by its key. */
  object<K extends UcmKind>(kind: K, key: string): UcmKinds[K] | undefined {
    return this.snapshot().objects[kind].find((entry) => entry.key === key)?.value
  }
}

/** How often a name stands in a field of an object; a description or key that happens to be the same does not count. */
export function mentions(snapshot: UcmSnapshot, name: string): number {
  const count = (value: unknown): number => {
    if (value === name) return 1
    if (typeof value !== 'object' || value === null) return 0
    return Object.entries(value).reduce((sum, [field, held]) => (field === 'description' ? sum : sum + count(held)), 0)
  }
  return Object.values(snapshot.objects)
    .flat()
    .reduce((sum, { value }) => sum + count(value), 0)
}
