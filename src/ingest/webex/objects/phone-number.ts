import type { JsonMembers } from '../json-members.js'

/** A number as +E.164, without the marks people write between digits; undefined when it is none. */
export function e164(text: string): string | undefined {
  const number = text.replace(/^tel:/i, '').replaceAll(/[\s().-]/g, '')
  return /^\+[1-9]\d{1,14}$/.test(number) ? number : undefined
}

/** A member that holds a number the platform owns. */
export function optionalNumber(members: JsonMembers, name: string): string | undefined {
  const text = members.optionalText(name)
  return text === undefined ? undefined : (e164(text) ?? members.refuse(name, 'is not a number in the form +E.164'))
}
