import type { RawEntry } from './ldif-records.js'

const PEOPLE = ['person', 'inetorgperson', 'organizationalperson', 'user']
/** Accounts of machines and services are users, too. */
const NOT_PEOPLE = ['computer', 'msds-managedserviceaccount', 'msds-groupmanagedserviceaccount']

/** What an entry is: a person, something else, or without an object class at all. */
export type EntryClass =
  | { readonly kind: 'person' }
  | { readonly kind: 'unsaid' }
  /** Object classes in lower case, sorted; `top` is left out, every entry has it. */
  | { readonly kind: 'other'; readonly classes: string }

export function entryClass({ attributes }: RawEntry): EntryClass {
  const classes = attributes
    .filter(({ name }) => name.toLowerCase() === 'objectclass')
    .map(({ value }) => value.toLowerCase())
  if (classes.length === 0) return { kind: 'unsaid' }
  if (classes.some((name) => PEOPLE.includes(name)) && !classes.some((name) => NOT_PEOPLE.includes(name))) {
    return { kind: 'person' }
  }
  return {
    kind: 'other',
    classes:
      [...new Set(classes)]
        .filter((name) => name !== 'top')
        .sort()
        .join(' ') || 'top',
  }
}
