import type { Finding } from '../../findings/finding.js'
import { compareText, finding } from '../../findings/finding.js'
import { evidence } from '../evidence.js'
import type { QuestionInput } from '../question.js'

const MILLISECONDS_A_DAY = 86_400_000

/**
 * PRE-004: inputs that are of different days, further apart than the setting allows. What was added to
 * one system meanwhile looks missing in the other. Rosters are no reading of a system and do not count.
 */
export function inputsFarApart({ others, settings, estate }: QuestionInput): readonly Finding[] {
  const limit = settings.values['check.maximumDaysBetweenInputs']
  const days = others.days.toSorted((a, b) => compareText(a.day, b.day) || compareText(a.input, b.input))
  const [oldest, newest] = [days[0], days.at(-1)]
  if (oldest === undefined || newest === undefined) return []
  const apart = Math.round((Date.parse(newest.day) - Date.parse(oldest.day)) / MILLISECONDS_A_DAY)
  if (!(apart > limit)) return []
  return [
    finding({
      code: 'PRE-004',
      subject: `cluster:${estate.snapshot.cluster.clusterId ?? 'unnamed'}`,
      message: `${oldest.input} is of ${oldest.day}, ${newest.input} of ${newest.day}: ${apart} days apart, more than ${limit}.`,
      evidence: days.map(({ input, day, basis }) => evidence(input, basis === 'stated' ? day : `${day} (taken in)`)),
    }),
  ]
}
