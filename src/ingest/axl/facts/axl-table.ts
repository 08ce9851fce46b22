import { elementsAt, textAt, type XmlElement } from '../protocol/xml-tree.js'
import type { Related } from './related.js'

/** How the objects of one kind are asked for. */
export interface AxlSource {
  /** The `list…` operation. */
  readonly list: string
  /** Search criteria that are all given as `%`, in the order of the schema. */
  readonly criteria: readonly string[]
  /** What to return for each object, see `parseTags`; of an object that is got afterwards, what names it. */
  readonly listTags: string
  /** Where the list does not say enough: asked for each object by its uuid. */
  readonly get?: { readonly operation: string; readonly tags: string }
  /** False for an object that has no row in this member of an export. */
  readonly keep?: (item: XmlElement) => boolean
}

/** One column of a member, and how its cell is made of the element that AXL gives. */
export interface AxlColumn {
  /** As the export calls it; `#` stands for the number of a repetition. */
  readonly name: string
  /** Without these the column is left out: what it should say is not known. */
  readonly needs?: keyof Related
  readonly cell: (item: XmlElement) => string
}

/** One repetition of a numbered group: its number, and the element its cells are made of. */
export interface Repetition {
  readonly number: number
  readonly item: XmlElement
}

/** A numbered group of columns, as wide as the widest object needs (`ucm-exports` 1.2). */
export interface AxlGroup {
  readonly repetitions: (item: XmlElement, related: Related) => readonly Repetition[]
  /** True for a group that an export has only where an object needs it. */
  readonly optional?: boolean
  /** Without these the group is left out. */
  readonly needs?: keyof Related
  readonly columns: readonly AxlColumn[]
}

/** One member of an export and where its rows stand in AXL (`ucm-exports` 3.2). */
export interface AxlTable {
  readonly member: string
  readonly sources: readonly AxlSource[]
  readonly columns: readonly AxlColumn[]
  readonly groups: readonly AxlGroup[]
}

/** A cell that says what the element at the path says. */
export function text(name: string, path: string): AxlColumn {
  return { name, cell: (item) => textAt(item, path) }
}

/** `true` and `false` of AXL as the `t` and `f` of the export. */
export function flag(name: string, path: string): AxlColumn {
  return { name, cell: (item) => flagCell(textAt(item, path)) }
}

/** A cell with other words than the element at the path; what is not in the list stays. */
export function renamed(name: string, path: string, words: Readonly<Record<string, string>>): AxlColumn {
  return {
    name,
    cell: (item) => {
      const said = textAt(item, path).trim()
      return words[said] ?? said
    },
  }
}

/** A cell that is the same for every object. */
export function fixed(name: string, value: string): AxlColumn {
  return { name, cell: () => value }
}

function flagCell(said: string): string {
  switch (said.trim()) {
    case 'true':
      return 't'
    case 'false':
      return 'f'
    default:
      return said
  }
}

/** Repetitions in the order of a number that each element has; they are counted from 1 without holes. */
export function inOrder(path: string, order: string): AxlGroup['repetitions'] {
  return (item) =>
    elementsAt(item, path)
      .map((member, position) => ({ member, order: orderOf(member, order, position) }))
      .sort((a, b) => a.order - b.order)
      .map(({ member }, position) => ({ number: position + 1, item: member }))
}

/** Repetitions as they stand in the answer, counted from `first`. */
export function asGiven(path: string, first = 1): AxlGroup['repetitions'] {
  return (item) => elementsAt(item, path).map((member, position) => ({ number: position + first, item: member }))
}

/** Repetitions that are only names. */
export function names(list: (item: XmlElement, related: Related) => readonly string[]): AxlGroup['repetitions'] {
  return (item, related) => list(item, related).map((name, position) => ({ number: position + 1, item: leaf(name) }))
}

/** The whole text of a repetition that is only a name. */
export function own(name: string): AxlColumn {
  return { name, cell: ({ text: said }) => said }
}

/** An element that holds only text. */
export function leaf(content: string, children: readonly XmlElement[] = []): XmlElement {
  return { name: '', attributes: {}, children, text: content }
}

function orderOf(member: XmlElement, order: string, position: number): number {
  const said = textAt(member, order).trim()
  return /^-?\d+$/.test(said) ? Number(said) : position
}
