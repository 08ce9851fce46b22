interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly prefixItems?: readonly JsonSchema[]
  readonly minItems?: number
  readonly minProperties?: number
  readonly maxItems?: number
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly minLength?: number
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
}

const KNOWN: readonly string[] = [
  ...[
    '$schema',
    '$defs',
    '$ref',
    'id',
    'description',
    'default',
    'type',
    'properties',
    'required',
    'additionalProperties',
  ],
  ...[
    'propertyNames',
    'items',
    'prefixItems',
    'minItems',
    'minProperties',
    'maxItems',
    'anyOf',
    'allOf',
    'enum',
    'const',
    'pattern',
    'minLength',
  ],
]

/** What is wrong with a value, by the keywords that our schemas use; throws for a keyword that it does not know. */
export function conforms(schema: object, value: unknown, place = '', root: object = schema): readonly string[] {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.includes(keyword))
  if (unknown.length > 0) throw new Error(`keyword ${unknown.join(', ')} is not known here`)
  const { type, anyOf, allOf, enum: words, const: only, $ref } = schema as JsonSchema
  if ($ref !== undefined) {
    const target = (root as JsonSchema).$defs?.[$ref.replace('#/$defs/', '')]
    if (target === undefined) throw new Error(`${$ref} leads nowhere`)
    return conforms(target, value, place, root)
  }
  if (anyOf !== undefined && anyOf.every((option) => conforms(option, value, place, root).length > 0)) {
    return [`${place} is none of ${anyOf.length}`]
  }
  if (type !== undefined && ![type].flat().some((each) => isOf(each, value))) return [`${place} is no ${String(type)}`]
  if (words !== undefined && !words.includes(value)) return [`${place} is none of ${words.join(', ')}`]
  if (only !== undefined && value !== only) return [`${place} is not ${JSON.stringify(only)}`]
  return [
    ...(allOf ?? []).flatMap((each) => conforms(each, value, place, root)),
    ...(typeof value === 'string' ? ofText(schema, value, place) : []),
    ...(Array.isArray(value) ? ofList(schema, value, place, root) : []),
    ...(isOf('object', value) ? ofObject(schema, value as Readonly<Record<string, unknown>>, place, root) : []),
  ]
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return value !== null && typeof value === 'object' && !Array.isArray(value)
  return typeof value === type
}

function ofText({ pattern, minLength }: JsonSchema, value: string, place: string): readonly string[] {
  const matches = pattern === undefined || new RegExp(pattern).test(value)
  return matches && value.length >= (minLength ?? 0) ? [] : [`${place}: ${value} is not ${pattern ?? 'long enough'}`]
}

function ofList(schema: JsonSchema, value: readonly unknown[], place: string, root: object): readonly string[] {
  const { items, prefixItems, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema
  if (value.length < minItems || value.length > maxItems) return [`${place} is too short or too long`]
  return value.flatMap((each, index) => {
    const own = prefixItems?.[index] ?? items
    return own === undefined ? [] : conforms(own, each, `${place}[${index}]`, root)
  })
}

function ofObject(
  { properties = {}, required = [], additionalProperties, minProperties = 0 }: JsonSchema,
  value: Readonly<Record<string, unknown>>,
  place: string,
  root: object,
): readonly string[] {
  const missing = required.filter((key) => !Object.hasOwn(value, key)).map((key) => `${place}.${key} is missing`)
  const found = Object.entries(value).flatMap(([key, each]) => {
    const own = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (own === undefined || own === true) return []
    return own === false ? [`${place}.${key} is not known`] : conforms(own, each, `${place}.${key}`, root)
  })
  const few = Object.keys(value).length < minProperties ? [`${place} has too few keys`] : []
  return [...missing, ...few, ...found]
}
