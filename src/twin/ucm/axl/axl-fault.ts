/**
 * A request that AXL refuses. The words are those of a real system where they are known (axlcode 5007,
 * -239, -691, -692, and what its schema validator says); what is behind the colon is ours.
 */
export class AxlFault extends Error {
  /** True when the object that the request is about does not exist. */
  readonly notFound: boolean

  constructor(message: string, notFound = false) {
    super(message)
    this.name = 'AxlFault'
    this.notFound = notFound
  }
}

/** The object that a request addresses is not there (5007). */
export function itemNotFound(what: string): AxlFault {
  return new AxlFault(`Item not valid: The specified ${what} was not found`, true)
}

/** Something of that key exists (-239). */
export function duplicateValue(key: string): AxlFault {
  return new AxlFault(
    `Could not insert new row - duplicate value in a UNIQUE INDEX column (Unique Index:).: ${key} already exists`,
  )
}

/** A name leads nowhere (-691): the request is about something that exists, or would. */
export function missingReference(table: string, name: string): AxlFault {
  return new AxlFault(
    `Missing key in referenced table for referential constraint (informix.fk_${table}).: ${name} does not exist`,
  )
}

/** Something refers to what should go (-692). */
export function stillReferenced(table: string, by: string): AxlFault {
  return new AxlFault(`Key value for constraint (informix.pk_${table}_pkid) is still being referenced.: by ${by}`)
}

/** An element that the schema does not have here: unknown, or out of order. */
export function unexpectedElement(element: string, expected: readonly string[]): AxlFault {
  const list = expected.length === 0 ? 'No child element is expected' : `One of '{${expected.join(', ')}}' is expected`
  return new AxlFault(
    `cvc-complex-type.2.4.a: Invalid content was found starting with element '${element}'. ${list} at this point.`,
  )
}

/** A required element is not there. */
export function missingElement(parent: string, element: string): AxlFault {
  return new AxlFault(
    `cvc-complex-type.2.4.b: The content of element '${parent}' is not complete. One of '{${element}}' is expected.`,
  )
}

/** A value that the type of its element does not allow. */
export function invalidValue(element: string, value: string, type: string): AxlFault {
  return new AxlFault(`cvc-type.3.1.3: The value '${value}' of element '${element}' is not valid for type '${type}'.`)
}
