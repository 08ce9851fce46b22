import { suiteJsonSchema } from '../../../simulate/suites/format/suite-schema.js'

/** The JSON Schema of a suite, as the text that an editor is given. */
export function suiteSchemaText(): { readonly json: object; readonly text: string } {
  const json = suiteJsonSchema()
  return { json, text: JSON.stringify(json, undefined, 2) }
}
