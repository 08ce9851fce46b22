import type { z } from 'zod'

/**
 * The keys that a schema knows at a path of what was written. Of several shapes those count that have most of
 * the keys that stand there; empty where the schema has no shape.
 */
export function knownKeys(
  schema: z.core.$ZodType,
  content: unknown,
  path: readonly (string | number)[],
): readonly string[] {
  const shapes = path.reduce<readonly Place[]>(
    (places, part) => places.flatMap((place) => below(place, part)),
    [{ schema, content }],
  )
  return [...new Set(shapes.flatMap(shapesOf).flatMap(Object.keys))]
}

interface Place {
  readonly schema: z.core.$ZodType
  readonly content: unknown
}

type Shape = Readonly<Record<string, z.core.$ZodType>>

function below(place: Place, part: string | number): readonly Place[] {
  const content = isGroup(place.content) ? place.content[part] : undefined
  return options(place).flatMap(({ _zod: { def } }) => {
    const next = def as z.core.$ZodTypes['_zod']['def']
    if (next.type === 'object') {
      const schema = (next.shape as Shape)[part]
      return schema === undefined ? [] : [{ schema, content }]
    }
    if (next.type === 'array') return [{ schema: next.element, content }]
    return next.type === 'record' ? [{ schema: next.valueType, content }] : []
  })
}

function shapesOf(place: Place): readonly Shape[] {
  return options(place).flatMap(shapeOf)
}

function shapeOf({ _zod: { def } }: z.core.$ZodType): readonly Shape[] {
  const { type, shape } = def as { readonly type: string; readonly shape?: Shape }
  return type === 'object' && shape !== undefined ? [shape] : []
}

/** The schemas that a schema may stand for, without what only says that it may be left out or is turned into something. */
function options({ schema, content }: Place): readonly z.core.$ZodType[] {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def']
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return options({ schema: def.innerType, content })
    case 'pipe':
      return options({ schema: def.in, content })
    case 'union':
      return likeliest(
        def.options.flatMap((option) => options({ schema: option, content })),
        content,
      )
    default:
      return [schema]
  }
}

function likeliest(schemas: readonly z.core.$ZodType[], content: unknown): readonly z.core.$ZodType[] {
  if (!isGroup(content)) return schemas
  const written = Object.keys(content)
  const ranked = schemas.map((schema) => {
    const keys = shapeOf(schema).flatMap(Object.keys)
    return { schema, shared: written.filter((key) => keys.includes(key)).length }
  })
  const most = Math.max(...ranked.map(({ shared }) => shared))
  return ranked.filter(({ shared }) => shared === most).map(({ schema }) => schema)
}

function isGroup(content: unknown): content is Readonly<Record<string | number, unknown>> {
  return typeof content === 'object' && content !== null
}
