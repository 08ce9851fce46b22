import { SEARCH_SPACE_LIMIT, searchSpaceLength } from '../../../analysis/dial-plan/search-space-length.js'
import type { Finding, FindingDraft } from '../../../findings/finding.js'
import { finding } from '../../../findings/finding.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { WantedPartition } from './behind-the-trunk.js'
import { wantedBehindTrunk } from './behind-the-trunk.js'
import type { MovingNumber } from './moving-numbers.js'
import type { UcmDraft } from './ucm-draft.js'
import type { UcmTargetInput } from './ucm-target-input.js'

/**
 * Appends to the search space of calls from Webex what the movers need there, one change. What would lead
 * back to Webex by a translation is left out, and what does not fit; both are findings.
 */
export function widenTrunkSearchSpace(
  input: UcmTargetInput,
  draft: UcmDraft,
  numbers: readonly MovingNumber[],
  leadingToWebex: ReadonlySet<string>,
): readonly Finding[] {
  const { estate } = input.question
  const name = estate.find('trunk', input.trunk)?.value.callingSearchSpace
  const css = name === undefined ? undefined : draft.find('css', name)
  const missing = wantedBehindTrunk(input, numbers).filter(
    ({ partition }) => css?.partitions.includes(partition) !== true,
  )
  if (missing.length === 0) return []
  if (css === undefined) {
    const what = missing.map(({ why }) => why).join('; ')
    return [
      problem(input, {
        code: 'CON-001',
        subject: `trunk:${input.trunk}`,
        message: `Trunk ${input.trunk} has no calling search space in the inputs, so agents of ${input.location.name} could not call: ${what}.`,
        evidence: missing.map(({ partition, why }) => ({ label: partition, value: why })),
      }),
    ]
  }
  const guard = new LoopGuard(estate, leadingToWebex)
  const added: WantedPartition[] = []
  const findings: Finding[] = []
  for (const wanted of missing) {
    const names = [...css.partitions, ...added.map(({ partition }) => partition), wanted.partition]
    if (guard.leadsBack(wanted.partition)) {
      findings.push(
        problem(input, {
          code: 'CON-001',
          subject: `partition:${wanted.partition}`,
          message: `Agents of ${input.location.name} need ${wanted.partition} (${wanted.why}), but a translation in it leads back to Webex: it is not added to ${css.name}.`,
          evidence: [{ label: 'calling search space', value: css.name }],
        }),
      )
    } else if (searchSpaceLength(names) > SEARCH_SPACE_LIMIT) {
      findings.push(
        problem(input, {
          code: 'DIAL-014',
          subject: `css:${css.name}`,
          message: `${css.name} has no room for ${wanted.partition}, which agents of ${input.location.name} need: ${wanted.why}.`,
          evidence: [{ label: 'characters with it', value: String(searchSpaceLength(names)) }],
        }),
      )
    } else added.push(wanted)
  }
  const partitions = [...css.partitions, ...added.map(({ partition }) => partition)]
  draft.put(
    'css',
    css.name,
    { ...css, partitions },
    {
      phase: 'prepare',
      part: 'agents',
      title: `Append ${added.map(({ partition }) => partition).join(', ')} to ${css.name}, the search space of calls from Webex`,
      why: `${added.map(({ partition, why }) => `${partition}: ${why}`).join('; ')} (routing-semantics C0).`,
    },
  )
  return findings
}

function problem({ wave, location }: UcmTargetInput, draft: FindingDraft): Finding {
  return finding({ ...draft, scope: `wave:${wave}`, wave, location: location.name })
}

/** Which partitions hold a translation that goes on in a search space from which Webex is reached. */
class LoopGuard {
  private readonly estate: UcmEstate
  private readonly leadingToWebex: ReadonlySet<string>
  private readonly next = new Map<string, Set<string>>()

  constructor(estate: UcmEstate, leadingToWebex: ReadonlySet<string>) {
    this.estate = estate
    this.leadingToWebex = leadingToWebex
    for (const { value } of estate.all('translation-pattern')) {
      const { partition, callingSearchSpace: css } = value
      if (value.block || value.useOriginatorsCallingSearchSpace || partition === undefined || css === undefined)
        continue
      const known = this.next.get(partition)
      if (known === undefined) this.next.set(partition, new Set([css]))
      else known.add(css)
    }
  }

  leadsBack(partition: string, seen = new Set<string>()): boolean {
    if (seen.has(partition)) return false
    seen.add(partition)
    return [...(this.next.get(partition) ?? [])].some(
      (css) =>
        this.leadingToWebex.has(css) ||
        (this.estate.find('css', css)?.value.partitions ?? []).some((name) => this.leadsBack(name, seen)),
    )
  }
}
