import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { evidence, listSome } from '../evidence.js'
import type { IdentityBook, MaskUse } from '../identity-book.js'
import type { MoverLine } from './validation.js'

/**
 * DN-003: a mover for whom some rule gives a direct number, but no single +E.164 follows. People
 * confirmed as extension-only, and people without any sign of a direct number, are not meant.
 */
export function checkIdentity(lines: readonly MoverLine[]): readonly Finding[] {
  return lines.flatMap(({ mover, numbers }) => {
    const { identity } = numbers
    if (numbers.e164 !== undefined || identity.rule === 'mapping-rule' || identity.candidates.length === 0) return []
    const values = identity.candidates.map(({ rule, value, from }) => `${value} (${rule}: ${from})`)
    return finding({
      code: 'DN-003',
      subject: numbers.subject,
      message: identity.conflict
        ? `${mover.label} (${numbers.line.dn}) has different direct numbers by different rules: ${values.join(', ')}.`
        : `${mover.label} (${numbers.line.dn}) seems to have the direct number ${values.join(', ')}, but no rule of the numbers confirms it.`,
      evidence: [
        evidence('directory number', numbers.line.dn, numbers.source),
        ...identity.candidates.map(({ rule, value, from, confidence }) =>
          evidence(rule, `${value} from ${from}${confidence === 'CHECK' ? ' (to be checked)' : ''}`),
        ),
      ],
      location: mover.location,
      wave: mover.wave,
    })
  })
}

/** Ways of knowing a line's own number although its mask is shared. */
const OWN_NUMBER_RULES = ['mapping-rule', 'dn-is-e164', 'e164-alternate']

/**
 * DN-010: an external mask that makes several numbers look like one (`corrections` 1). HIGH where it
 * leaves somebody without a number of their own; LOW where every line's own number is known otherwise
 * and the mask only decides what the called party sees.
 */
export function checkSharedMasks(book: IdentityBook): readonly Finding[] {
  return book.sharedMasks.map(({ mask, results }) => {
    const uses = results.flatMap((result) => result.uses)
    const unknown = uses.filter((use) => !OWN_NUMBER_RULES.includes(book.of(use.dn, use.partition).rule))
    const seen = results.map(({ result, uses: lines }) => `${lines.length} numbers as ${result}`)
    return finding({
      code: 'DN-010',
      subject: `mask:${mask}`,
      ...(unknown.length === 0 ? { severity: 'LOW' as const } : {}),
      message:
        unknown.length === 0
          ? `External mask ${mask} shows ${listSome(seen, 3)}; their own numbers are known otherwise.`
          : `External mask ${mask} shows ${listSome(seen, 3)}, so it does not say who is who.`,
      evidence: [
        evidence('numbers that share a result', String(uses.length)),
        evidence('without a number of their own', String(unknown.length)),
        ...uses.slice(0, 10).map((use) => evidence(use.dn, `on ${use.device}`, use.source)),
        ...moreUses(uses),
      ],
    })
  })
}

function moreUses(uses: readonly MaskUse[]): readonly ReturnType<typeof evidence>[] {
  return uses.length > 10 ? [evidence('more', `${uses.length - 10} further numbers`)] : []
}
