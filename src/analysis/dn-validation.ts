import { RE2JS, RE2JSException } from 're2js'
import type { ValidationPlan } from '../model/settings.js'

/** What one validation plan says about one number (`customer-assist` 6.1). */
export interface ValidationVerdict {
  /** The server's reading: the whole number matches, directly or after the prefix was put before it. */
  readonly anchored: boolean
  readonly anchoredVia: 'direct' | 'prefix' | 'no'
  /** The client's reading: the expression is found anywhere in the number, without the prefix. */
  readonly client: boolean
  /** The number without the characters that the plan strips. */
  readonly stripped: string
}

/** A plan made ready for many numbers. An expression that cannot be read refuses every number. */
export interface NumberValidator {
  readonly plan: ValidationPlan
  /** Why the plan cannot be used; absent when it can. */
  readonly unusable?: string
  validate(text: string): ValidationVerdict
}

/** Verdict of several plans together: one that accepts is enough (`customer-assist` 6.1). */
export interface PlansVerdict {
  readonly anchored: boolean
  readonly client: boolean
  /** Per plan, in the order given. */
  readonly byPlan: readonly { readonly plan: string; readonly verdict: ValidationVerdict }[]
}

/** Longest expression that a plan may hold. */
const MAXIMUM_EXPRESSION = 255
/** Longer texts are no numbers, and are refused unread. */
const MAXIMUM_NUMBER = 128

/**
 * Makes a plan ready: strip → test → put the prefix before it → test again. Expressions come from
 * people, so they run in an engine whose time grows linearly with the number; look-around and
 * back-references do not exist there and make the plan unusable.
 */
export function compileValidationPlan(plan: ValidationPlan): NumberValidator {
  const compiled = compile(plan.regularExpression)
  return {
    plan,
    ...(typeof compiled === 'string' ? { unusable: compiled } : {}),
    validate: (text) => {
      const stripped = strip(text, plan.strippedCharacters)
      const refused = typeof compiled === 'string' || stripped === '' || text.length > MAXIMUM_NUMBER
      if (refused) return { anchored: false, anchoredVia: 'no', client: false, stripped }
      const anchoredVia = compiled.testExact(stripped)
        ? 'direct'
        : plan.prefix !== '' && compiled.testExact(plan.prefix + stripped)
          ? 'prefix'
          : 'no'
      return { anchored: anchoredVia !== 'no', anchoredVia, client: compiled.test(stripped), stripped }
    },
  }
}

/** Verdict of one plan on one number as a person would type it, e.g. `1 (512) 555-0123`. */
export function validateNumber(plan: ValidationPlan, text: string): ValidationVerdict {
  return compileValidationPlan(plan).validate(text)
}

/** Verdict of all selected plans on one number. */
export function validateWithPlans(validators: readonly NumberValidator[], text: string): PlansVerdict {
  const byPlan = validators.map((validator) => ({ plan: validator.plan.name, verdict: validator.validate(text) }))
  return {
    anchored: byPlan.some(({ verdict }) => verdict.anchored),
    client: byPlan.some(({ verdict }) => verdict.client),
    byPlan,
  }
}

/** Emergency numbers that no plan should accept as the number of an agent. */
const NEVER_AN_AGENT = ['911', '933', '112', '999']

/**
 * What is questionable about a set of plans themselves (`customer-assist` 6.1), one sentence each, in
 * plan order; empty = nothing.
 */
export function lintValidationPlans(plans: readonly ValidationPlan[]): readonly string[] {
  const seen = new Set<string>()
  return plans.flatMap((plan) => {
    const remarks = lintPlan(plan)
    if (seen.has(plan.name)) remarks.push('has the name of an earlier plan')
    seen.add(plan.name)
    return remarks.map((remark) => `plan ${plan.name} ${remark}`)
  })
}

function lintPlan(plan: ValidationPlan): string[] {
  const validator = compileValidationPlan(plan)
  const remarks: string[] = []
  if (plan.name.length > 80 || !/^[a-zA-Z0-9,_\-\s]+$/.test(plan.name)) remarks.push('has a name that is refused')
  if (plan.prefix.length > 50) remarks.push('has a prefix longer than 50 characters')
  if (plan.strippedCharacters.length > 128) remarks.push('strips more than 128 characters')
  if (validator.unusable !== undefined) return [...remarks, `is unusable: ${validator.unusable}`]
  const isAnchored = plan.regularExpression.startsWith('^') && plan.regularExpression.endsWith('$')
  if (!isAnchored) remarks.push('has an expression without ^ and $, so the client also accepts longer texts')
  const emergency = NEVER_AN_AGENT.filter((number) => validator.validate(number).anchored)
  if (emergency.length > 0)
    remarks.push(`accepts the emergency number ${emergency.join(', ')} as the number of an agent`)
  if (/[0-9+]/.test(plan.strippedCharacters)) remarks.push('strips dialable characters, which hides typing errors')
  return remarks
}

function compile(expression: string): RE2JS | string {
  if (expression.length > MAXIMUM_EXPRESSION) return `its expression is longer than ${MAXIMUM_EXPRESSION} characters`
  try {
    return RE2JS.compile(expression)
  } catch (error) {
    if (error instanceof RE2JSException) return `its expression cannot be read (${error.message})`
    throw error
  }
}

function strip(text: string, characters: string): string {
  return Array.from(text)
    .filter((character) => !characters.includes(character))
    .join('')
}
