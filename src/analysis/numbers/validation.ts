import { dialableDigits } from '../../dialing/digits.js'
import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { ValidationPlan } from '../../model/settings.js'
import type { NumberValidator, PlansVerdict } from '../dn-validation.js'
import { compileValidationPlan, lintValidationPlans, validateWithPlans } from '../dn-validation.js'
import { evidence } from '../evidence.js'
import type { MoverNumbers } from '../identity-book.js'
import type { Mover } from '../migration-scope.js'
import type { Unchecked } from '../question.js'

/** A mover and the numbers of the main line. */
export interface MoverLine {
  readonly mover: Mover
  readonly numbers: MoverNumbers
}

/** The number with which a person signs in: +E.164 where known, else the extension, else the digits. */
export function signInNumber(numbers: MoverNumbers): string {
  return numbers.e164 ?? numbers.extension ?? dialableDigits(numbers.line.dn)
}

/** DN-001 and DN-002: what the selected plans say about each mover's number (`customer-assist` 6.1). */
export function checkValidation(lines: readonly MoverLine[], plans: readonly ValidationPlan[]): readonly Finding[] {
  const validators = plans.map(compileValidationPlan)
  if (!validators.some(isUsable)) return []
  const remarks = lintValidationPlans(plans)
  return lines.flatMap(({ mover, numbers }) => {
    const number = signInNumber(numbers)
    const verdict = validateWithPlans(validators, number)
    if (verdict.anchored) return []
    const names = plans.map(({ name }) => name).join(', ')
    return finding({
      code: verdict.client ? 'DN-002' : 'DN-001',
      subject: numbers.subject,
      message: verdict.client
        ? `${mover.label}: ${number} passes only the client's loose reading of the plans ${names}; the server refuses it.`
        : `${mover.label}: ${number} is refused by every selected plan (${names}).`,
      evidence: validationEvidence(numbers, number, verdict, remarks),
      location: mover.location,
      wave: mover.wave,
    })
  })
}

/** What DN-001 and DN-002 lack, when no plan can be used. */
export function uncheckedValidation(plans: readonly ValidationPlan[]): readonly Unchecked[] {
  const validators = plans.map(compileValidationPlan)
  if (validators.some(isUsable)) return []
  const reasons = validators.map(({ plan, unusable }) => `plan ${plan.name}: ${unusable ?? ''}`)
  const missing = reasons.length === 0 ? 'no validation plan is selected' : reasons.join('; ')
  const unlock = 'select a validation plan that can be read, in rehome.yaml'
  return [
    { code: 'DN-001', missing, unlock },
    { code: 'DN-002', missing, unlock },
  ]
}

function isUsable(validator: NumberValidator): boolean {
  return validator.unusable === undefined
}

function validationEvidence(
  numbers: MoverNumbers,
  number: string,
  verdict: PlansVerdict,
  remarks: readonly string[],
): readonly Evidence[] {
  return [
    evidence('directory number', numbers.line.dn, numbers.source),
    { label: 'number held against the plans', value: number },
    ...verdict.byPlan.map(({ plan, verdict: one }) => ({
      label: `plan ${plan}`,
      value: `stripped form ${one.stripped}: anchored ${one.anchored ? 'accepted' : 'refused'}, client ${
        one.client ? 'accepted' : 'refused'
      }`,
    })),
    ...remarks.map((remark) => ({ label: 'remark', value: remark })),
  ]
}
