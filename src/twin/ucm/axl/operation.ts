import type { JsonObject, JsonValue } from '../../../execute/ports.js'
import type { UcmState } from '../state/ucm-state.js'
import { missingElement, unexpectedElement } from './axl-fault.js'
import { checkBody, withDefaults } from './schema/schema.js'

/** What one operation does with the content of its element; gives the content of `<return>`. Throws AxlFault. */
export type Operation = (state: UcmState, body: JsonObject) => JsonValue

export type Operations = Readonly<Record<string, Operation>>

/** An operation whose body is of a type. */
export function operation(type: string, run: Operation): Operation {
  return (state, body) => {
    checkBody(type, body, type)
    return run(state, body)
  }
}

/** An operation whose body is one object of a type, with its defaults filled in: `add…`. */
export function addition(element: string, type: string, run: Operation): Operation {
  return (state, body) => {
    const foreign = Object.keys(body).find((name) => name !== element)
    if (foreign !== undefined) throw unexpectedElement(foreign, [element])
    const content = body[element]
    if (typeof content !== 'object' || content === null || Array.isArray(content))
      throw missingElement('request', element)
    checkBody(element, content as JsonObject, type)
    return run(state, withDefaults(content as JsonObject, type))
  }
}
