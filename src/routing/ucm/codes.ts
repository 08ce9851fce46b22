import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { CallConditions } from '../call-conditions.js'
import type { Caller } from '../caller.js'
import type { CodePrompt, RefusalCause } from '../trace.js'

/** What a route pattern asks of the caller before it offers the call to a device, and whether that passes. */
export interface CodeCheck {
  /** In the order asked: authorization code before client matter code. */
  readonly prompts: readonly CodePrompt[]
  /** Absent when the call goes on. */
  readonly refusal?: { readonly cause: RefusalCause; readonly why: string }
  /** What is demanded, in words. */
  readonly codes: readonly string[]
}

/**
 * Forced authorization and client matter codes (`routing-semantics` A13): the authorization code passes
 * when its level is at least the pattern's. Calls by a trunk cannot be prompted at all; a call that was
 * transferred blind or redirected carries only the codes that were stated.
 */
export function checkCodes(route: RoutePattern, caller: Caller, conditions: CallConditions): CodeCheck {
  const prompts: CodePrompt[] = []
  const codes = demanded(route).map((code) => CODE_WORDS[code])
  for (const code of demanded(route)) {
    const { prompt, refusal } = ask(code, route, caller, conditions)
    prompts.push(prompt)
    if (refusal !== undefined) return { prompts, refusal: { cause: refusal, why: prompt.outcome }, codes }
  }
  return { prompts, codes }
}

type Code = CodePrompt['code']

const CODE_WORDS: Readonly<Record<Code, string>> = {
  'authorization-code': 'an authorization code',
  'client-matter-code': 'a client matter code',
}

function demanded(route: RoutePattern): readonly Code[] {
  return [
    ...(route.requiresAuthorizationCode ? (['authorization-code'] as const) : []),
    ...(route.requiresClientMatterCode ? (['client-matter-code'] as const) : []),
  ]
}

interface Asked {
  readonly prompt: CodePrompt
  readonly refusal?: RefusalCause
}

function ask(code: Code, route: RoutePattern, caller: Caller, conditions: CallConditions): Asked {
  const level = code === 'authorization-code' ? (route.authorizationLevel ?? 0) : undefined
  const answered = (outcome: string, refusal?: RefusalCause): Asked => ({
    prompt: { code, ...(level === undefined ? {} : { level }), outcome },
    ...(refusal === undefined ? {} : { refusal }),
  })
  if (caller.trunk !== undefined)
    return answered(`a caller behind trunk ${caller.trunk} cannot be prompted`, 'cannot-be-prompted')
  const stated = code === 'authorization-code' ? conditions.authorizationLevel : conditions.clientMatterCode
  if (stated === undefined) {
    return conditions.cannotBePrompted === true
      ? answered('nobody hears the prompt of a call transferred blind or redirected', 'cannot-be-prompted')
      : answered('taken for granted')
  }
  if (level !== undefined && typeof stated === 'number') {
    return stated >= level
      ? answered(`level ${stated} passes`)
      : answered(`level ${stated} is below level ${level}`, 'authorization-level')
  }
  return stated === true ? answered('entered') : answered('no valid code', 'no-client-matter-code')
}
