import type { Document, Node, Pair } from 'yaml'
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { FindingCode } from '../findings/codes/catalog.js'
import { codeEntry, isFindingCode } from '../findings/codes/catalog.js'
import type { Severity } from '../findings/severity.js'
import { SEVERITIES } from '../findings/severity.js'
import { UserError } from '../findings/user-error.js'
import type { SettingEntry, SettingKey, Settings, SettingValues, ValidationPlan } from './settings.js'
import { DEFAULT_SETTINGS, SETTINGS, SHIPPED_VALIDATION_PLANS } from './settings.js'

/** Groups of codes whose blockers no workspace may take less seriously: help, calls or licenses would be lost. */
const NEVER_LOWERED = /^(?:EMG|LIC|DIAL|WAV)-/

const SECTIONS = ['settings', 'severityOverrides', 'validationPlans']

/**
 * Reads the text of `rehome.yaml`. A section that is absent or empty keeps its defaults. Throws
 * UserError with file and line for anything that is not known, not of its type or not allowed.
 */
export function parseSettings(text: string, fileName: string): Settings {
  const reader = new SettingsReader(text, fileName)
  const members = reader.members(reader.document.contents, SECTIONS, 'section')
  const sections = new Map(members.map(({ key, value }) => [key, value]))
  return {
    values: readValues(reader, sections.get('settings')),
    severityOverrides: readOverrides(reader, sections.get('severityOverrides')),
    validationPlans: readPlans(reader, sections.get('validationPlans')),
  }
}

function readValues(reader: SettingsReader, section: Node | null | undefined): SettingValues {
  const values: Record<string, string | number | boolean> = { ...DEFAULT_SETTINGS.values }
  for (const { key, value: node, at } of reader.members(section, Object.keys(SETTINGS), 'setting')) {
    const entry: SettingEntry = SETTINGS[key as SettingKey]
    const value: unknown = isScalar(node) ? node.value : undefined
    if (!isPosition(entry, value)) {
      reader.refuse(at, `${key} is ${reader.shown(node)}; allowed: ${allowedPositions(entry)}`)
    }
    values[key] = value
  }
  return values as unknown as SettingValues
}

function isPosition(entry: SettingEntry, value: unknown): value is string | number | boolean {
  if (entry.positions !== undefined) return entry.positions.some((position) => position === value)
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** The values that a setting takes, in words: for errors, the file itself and the docs. */
export function allowedPositions(entry: SettingEntry): string {
  return entry.positions?.map(String).join(', ') ?? 'a number, 0 or more'
}

function readOverrides(reader: SettingsReader, section: Node | null | undefined): Settings['severityOverrides'] {
  const overrides: Partial<Record<FindingCode, Severity>> = {}
  for (const { key: code, value, at } of reader.members(section, undefined, 'finding code')) {
    if (!isFindingCode(code)) reader.refuse(at, `unknown finding code ${code}`, 'docs/findings.md lists them all')
    const severity = SEVERITIES.find((known) => isScalar(value) && value.value === known)
    if (severity === undefined) {
      reader.refuse(at, `severity of ${code} is ${reader.shown(value)}; allowed: ${SEVERITIES.join(', ')}`)
    }
    if (NEVER_LOWERED.test(code) && codeEntry(code).severity === 'BLOCKER' && severity !== 'BLOCKER') {
      reader.refuse(at, `${code} (${codeEntry(code).title}) cannot be lowered: help, calls or licenses could be lost`)
    }
    overrides[code] = severity
  }
  return overrides
}

function readPlans(reader: SettingsReader, section: Node | null | undefined): readonly ValidationPlan[] {
  if (isEmpty(section)) return DEFAULT_SETTINGS.validationPlans
  if (!isSeq(section)) reader.refuse(section, 'validationPlans is not a list of names')
  const names = Object.keys(SHIPPED_VALIDATION_PLANS)
  return section.items.map((item) => {
    const name = isScalar(item) ? String(item.value) : ''
    if (!names.includes(name)) {
      const node = (item ?? section) as Node
      reader.refuse(node, `unknown validation plan ${reader.shown(node)}; allowed: ${names.join(', ')}`)
    }
    return SHIPPED_VALIDATION_PLANS[name as keyof typeof SHIPPED_VALIDATION_PLANS]
  })
}

interface Member {
  readonly key: string
  readonly value: Node | null
  /** Where a complaint points: the value, or the key that has none. */
  readonly at: Node
}

/** A document with its lines, so that every complaint says where. */
class SettingsReader {
  readonly document: Document.Parsed
  private readonly fileName: string
  private readonly lines = new LineCounter()

  constructor(text: string, fileName: string) {
    this.fileName = fileName
    this.document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: this.lines, prettyErrors: false })
    const [problem] = this.document.errors
    if (problem !== undefined) throw this.error(problem.pos[0], `not valid YAML: ${problem.message}`)
  }

  /** The entries of a mapping whose keys are all known; none when the node is absent or empty. */
  members(node: Node | null | undefined, known: readonly string[] | undefined, noun: string): Member[] {
    if (isEmpty(node)) return []
    if (!isMap(node)) this.refuse(node, `a list of "${noun}: value" was expected`)
    return (node.items as Pair<Node, Node | null>[]).map((pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : this.shown(pair.key)
      if (known?.includes(key) === false) {
        this.refuse(pair.key, `unknown ${noun} ${key}`, `known: ${known.join(', ')}`)
      }
      return { key, value: pair.value, at: pair.value?.range == null ? pair.key : pair.value }
    })
  }

  refuse(node: Node | null | undefined, message: string, hint?: string): never {
    throw this.error(node?.range?.[0] ?? 0, message, hint)
  }

  /** The value as written in the file. */
  shown(node: Node | null | undefined): string {
    if (isEmpty(node)) return 'empty'
    if (!isScalar(node)) return 'not a single value'
    return typeof node.value === 'number' ? String(node.value) : JSON.stringify(node.value)
  }

  private error(offset: number, message: string, hint?: string): UserError {
    const { line } = this.lines.linePos(offset)
    return new UserError(`${this.fileName}:${line}: ${message}`, hint === undefined ? {} : { hint })
  }
}

function isEmpty(node: Node | null | undefined): node is null | undefined {
  return node === null || node === undefined || (isScalar(node) && node.value === null)
}

/**
 * The text of a new `rehome.yaml`: every setting with what it means, its positions and where the
 * doubt is documented, commented out at its default. Read back it equals DEFAULT_SETTINGS.
 */
export function renderSettings(): string {
  const plans = Object.keys(SHIPPED_VALIDATION_PLANS).join(', ')
  const settings = Object.entries<SettingEntry>(SETTINGS).flatMap(([key, entry]) => [
    '',
    `  # ${entry.about}`,
    `  # Allowed: ${allowedPositions(entry)}. Source: ${entry.source}.`,
    `  # ${key}: ${entry.default}`,
  ])
  return [
    '# The settings of this workspace. Take the "# " from a line and change its value to decide otherwise.',
    '',
    '# Facts that sources contest or leave open; every result says which of them it used.',
    'settings:',
    ...settings,
    '',
    `# Another severity for a finding code: ${SEVERITIES.join(', ')}. Blockers of EMG, LIC, DIAL and WAV cannot be lowered.`,
    'severityOverrides:',
    '  # DIAL-020: LOW',
    '',
    `# The validation plans that numbers are held against: ${plans}.`,
    'validationPlans:',
    ...DEFAULT_SETTINGS.validationPlans.map((plan) => `  - ${plan.name}`),
    '',
  ].join('\n')
}
