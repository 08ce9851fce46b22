import type { UcmSnapshot } from '../../model/snapshot.js'
import type { Settings, SettingValues } from '../../model/settings.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import { UcmRouter } from '../../routing/ucm/ucm-router.js'
import { buildEstate } from './estate/build-estate.js'
import { estate as estateSchema } from './format/estate-schema.js'
import type { WrittenCaller, WrittenTest } from './format/suite-schema.js'
import { stepsOf, stepCaller } from './format/suite-schema.js'
import type { Suite } from './format/suite-yaml.js'
import type { FoundFinding } from './steps/lints-step.js'
import type { ReadCaller } from './suite-caller.js'

/** What a suite needs besides its own text. */
export interface SuiteWorld {
  readonly readCaller: ReadCaller
  /** Settings where the suite says nothing. */
  readonly settings: Settings
  /** Of suites that say `workspace: true`. */
  readonly workspace?: UcmSnapshot
  /** Asks questions about an estate. */
  ask(snapshot: UcmSnapshot, settings: Settings, questions: readonly string[]): readonly FoundFinding[]
}

/** An estate ready for calls. */
export interface Stage {
  readonly snapshot: UcmSnapshot
  readonly estate: UcmEstate
  readonly router: UcmRouter
  readonly settings: Settings
}

/** The estates of a suite: each is built once for all its tests, and again for other settings. */
export class Stages {
  private readonly suite: Suite
  private readonly world: SuiteWorld
  private readonly snapshots = new Map<string, UcmSnapshot>()
  private readonly stages = new Map<string, Stage>()

  constructor(suite: Suite, world: SuiteWorld) {
    this.suite = suite
    this.world = world
  }

  of(test: WrittenTest, index: number): Stage {
    const settings = { ...this.suite.written.defaults.settings, ...test.settings }
    const name = this.nameOf(test, index)
    const key = `${name}\0${JSON.stringify(settings)}`
    let stage = this.stages.get(key)
    if (stage === undefined) {
      const snapshot = this.snapshot(name, test, index)
      const inForce = withSettings(this.world.settings, settings)
      const estate = new UcmEstate(snapshot)
      stage = { snapshot, estate, router: new UcmRouter(estate, inForce), settings: inForce }
      this.stages.set(key, stage)
    }
    return stage
  }

  private nameOf(test: WrittenTest, index: number): string {
    if (this.suite.written.workspace) return 'workspace'
    if (test.estate !== undefined && typeof test.estate !== 'string') return `tests[${index}]`
    return `estates.${test.estate ?? this.suite.written.defaults.estate ?? ''}`
  }

  private snapshot(name: string, test: WrittenTest, index: number): UcmSnapshot {
    if (this.suite.written.workspace) {
      if (this.world.workspace === undefined) throw new Error('a workspace suite without a workspace')
      return this.world.workspace
    }
    let snapshot = this.snapshots.get(name)
    if (snapshot === undefined) {
      snapshot = this.build(test, index)
      this.snapshots.set(name, snapshot)
    }
    return snapshot
  }

  private build(test: WrittenTest, index: number): UcmSnapshot {
    const { file, written } = this.suite
    const { estate } = test
    const isOwn = estate !== undefined && typeof estate !== 'string'
    const shared = isOwn ? undefined : (estate ?? written.defaults.estate)
    const path = shared === undefined ? ['tests', index, 'estate'] : ['estates', shared]
    const described = isOwn ? estate : shared === undefined ? undefined : written.estates[shared]
    const line = (below: readonly (string | number)[]): number => this.suite.line([...path, ...below])
    return buildEstate(described ?? estateSchema.parse({}), { file, line }, this.callers(this.nameOf(test, index)))
  }

  /** Who calls in an estate: search spaces of others do not belong in it. */
  private callers(estate: string): readonly WrittenCaller[] {
    const { defaults, tests } = this.suite.written
    const here = tests.filter((test, index) => this.nameOf(test, index) === estate)
    return [defaults.from, ...here.flatMap(stepsOf).map(stepCaller)].filter((caller) => caller !== undefined)
  }
}

function withSettings(base: Settings, changed: Partial<SettingValues>): Settings {
  return { ...base, values: { ...base.values, ...changed } }
}
