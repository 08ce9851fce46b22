import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { RestAnswer, RestRequest, WebexApi } from '../../src/execute/ports.js'
import { sharedData } from './shared-data.js'

interface MediaHolder {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>
}

interface OperationObject {
  readonly operationId: string
  readonly 'x-scopes'?: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: MediaHolder & { readonly required?: boolean }
  readonly responses: Readonly<Record<string, MediaHolder>>
}

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>
    readonly responses: Readonly<Record<string, MediaHolder>>
  }
}

interface Placed {
  readonly method: string
  readonly path: string
  readonly operation: OperationObject
}

const CONTRACT = sharedData('../contracts/webex-subset.openapi.json')

/** True where the published contract lies beside the repository; without it nothing is held against it. */
export const hasWebexContract = CONTRACT !== undefined

/**
 * Holds requests and answers against the published contract, compiling each schema when it is first
 * needed. Every method returns what is wrong, in words; nothing is wrong where there is no contract.
 */
export class WebexContract {
  private readonly contract: Contract | undefined
  private readonly ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  private readonly compiled = new Map<string, ValidateFunction>()

  constructor() {
    if (CONTRACT === undefined) return
    this.contract = JSON.parse(readFileSync(CONTRACT, 'utf8')) as Contract
    this.ajv.addSchema({ $id: 'contract', components: this.contract.components })
  }

  /** Operation, method, path, query parameters and body of a request. */
  requestFaults(request: RestRequest): readonly string[] {
    if (this.contract === undefined) return []
    const placed = this.placed(request.operation)
    if (placed === undefined) return [`${request.operation}: not in the contract`]
    const { method, path, operation } = placed
    const faults: string[] = []
    if (method.toUpperCase() !== request.method) faults.push(`${request.operation}: is ${method.toUpperCase()}`)
    const pattern = new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`)
    if (!pattern.test(request.path)) faults.push(`${request.operation}: ${request.path} is not ${path}`)
    const known = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
    for (const name of Object.keys(request.query ?? {})) {
      if (!known.some((parameter) => parameter.name === name)) faults.push(`${request.operation}: no query ${name}`)
    }
    for (const { name, required } of known) {
      if (required === true && request.query?.[name] === undefined) faults.push(`${request.operation}: needs ${name}`)
    }
    const schema = bodySchema(operation.requestBody)
    if (schema === undefined) return faults
    if (request.body === undefined) {
      return operation.requestBody?.required === true ? [...faults, `${request.operation}: needs a body`] : faults
    }
    return [...faults, ...this.faults(`${request.operation} request`, schema, request.body)]
  }

  /** Status and body of an answer. */
  answerFaults(request: RestRequest, answer: RestAnswer): readonly string[] {
    const placed = this.contract === undefined ? undefined : this.placed(request.operation)
    if (placed === undefined) return []
    const listed = placed.operation.responses[String(answer.status)]
    if (listed === undefined) return [`${request.operation}: status ${answer.status} is not in the contract`]
    const response = listed.$ref === undefined ? listed : this.contract?.components.responses[lastPart(listed.$ref)]
    const schema = bodySchema(response)
    const name = `${request.operation} ${answer.status}`
    if (schema === undefined) return answer.body === undefined ? [] : [`${name}: has a body`]
    if (answer.body === undefined) return [`${name}: has no body`]
    return this.faults(name, schema, answer.body)
  }

  /** The same for a GET of which only path and query are known, as a server sees it. */
  exchangeFaults(
    { escaped, query }: { readonly escaped: string; readonly query: Readonly<Record<string, string>> },
    status: number,
    body: unknown,
  ): readonly string[] {
    if (this.contract === undefined) return []
    const operation = this.operationOf(`/${escaped}`)
    if (operation === undefined) return [`GET /${escaped}: not in the contract`]
    const request: RestRequest = { operation, method: 'GET', path: `/${escaped}`, query }
    const answer = { status, body: body as NonNullable<RestAnswer['body']> }
    return [...this.requestFaults(request), ...this.answerFaults(request, answer)]
  }

  /** Scopes of a GET, any of which is enough; undefined where there is no such GET. */
  scopesOf(path: string): readonly string[] | undefined {
    const operation = this.operationOf(path)
    return operation === undefined ? undefined : this.placed(operation)?.operation['x-scopes']
  }

  /** The GET whose path fits best: words count more than places for ids. */
  private operationOf(path: string): string | undefined {
    const fitting = Object.entries(this.contract?.paths ?? {}).flatMap(([pattern, { get }]) => {
      const fits = new RegExp(`^${pattern.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path)
      return fits && get !== undefined ? [{ get, words: pattern.replaceAll(/\{[^}]+\}/g, '').length }] : []
    })
    return fitting.sort((a, b) => b.words - a.words)[0]?.get.operationId
  }

  private placed(operationId: string): Placed | undefined {
    for (const [path, methods] of Object.entries(this.contract?.paths ?? {})) {
      for (const [method, operation] of Object.entries(methods)) {
        if (operation.operationId === operationId) return { method, path, operation }
      }
    }
    return undefined
  }

  private faults(name: string, schema: object, value: unknown): readonly string[] {
    let validate = this.compiled.get(name)
    if (validate === undefined) {
      validate = this.ajv.compile(inContract(schema) as object)
      this.compiled.set(name, validate)
    }
    if (validate(value)) return []
    return (validate.errors ?? []).map((error) => `${name}: ${error.instancePath} ${error.message ?? ''}`)
  }
}

/**
 * The same API with every request and answer held against the contract; a fault is thrown. Refused
 * requests (a test that sends nonsense on purpose) are let pass as requests: only their answer is checked.
 */
export function checkedApi(api: WebexApi, contract = new WebexContract()): WebexApi {
  return {
    async call(request) {
      const answer = await api.call(request)
      const faults = [
        ...(answer.status < 400 ? contract.requestFaults(request) : []),
        ...contract.answerFaults(request, answer),
      ]
      if (faults.length > 0) throw new Error(`Not as in the contract: ${faults.join('; ')}`)
      return answer
    },
  }
}

function bodySchema(holder: MediaHolder | undefined): object | undefined {
  return holder?.content?.['application/json']?.schema
}

/** References inside the document become references to the registered one. */
function inContract(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inContract)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '$ref' && typeof member === 'string' && member.startsWith('#')
        ? `contract${member}`
        : inContract(member),
    ]),
  )
}

function lastPart(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
