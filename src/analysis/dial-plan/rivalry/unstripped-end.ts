import type { Finding } from '../../../findings/finding.js'
import { compareText, finding } from '../../../findings/finding.js'
import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import { symbolMask } from '../../../dialing/symbols.js'
import type { Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { RoutePattern } from '../../../model/ucm/route-pattern.js'
import type { CalledTransformation } from '../../../model/ucm/transformation.js'
import { rewritingOf, setsCalledSide } from '../../../routing/ucm/number-transformations.js'
import { evidence, listSome } from '../../evidence.js'
import { groupedBy } from '../../grouped-by.js'
import { entryEvidence, entryInWords, entrySubject, isBlocked } from '../entry-naming.js'
import type { PatternText, PatternTexts } from './pattern-texts.js'

/** Everything that ends with `#`. */
const ENDS_WITH_HASH = DialSpace.all.concat(DialSpace.of('#'))

/** A way out of a route pattern, with the called side in force on it. */
interface WayOut {
  readonly through: string
  readonly called: CalledTransformation
}

/**
 * DIAL-022: route patterns of which every string ends with `#`, where nothing on a way out strips it. A
 * device behind which called party transformation patterns stand may still strip it: those ways are
 * left out, and so are disabled route lists. One finding per pattern text and target.
 */
export function unstrippedEnds(texts: PatternTexts, estate: UcmEstate, settings: Settings): readonly Finding[] {
  const order = settings.values['routing.calledTransformationOrder']
  const found = texts.all.flatMap((text) => {
    if (text.pattern.elements.at(-1)?.mask !== symbolMask('#')) return []
    return text.entries.flatMap((entry) => {
      if (entry.object.kind !== 'route-pattern' || isBlocked(entry)) return []
      const sent = waysOut(entry.object.value, estate).flatMap(({ through, called }) => {
        const leaving = sentOn(texts, text, called, order)
        return leaving === undefined ? [] : [{ through, leaving }]
      })
      const [first] = sent
      return first === undefined ? [] : [{ entry, target: entry.object.value.target ?? '', first, sent }]
    })
  })
  return [...groupedBy(found, ({ entry, target }) => `${entry.pattern}\0${target}`).values()].flatMap((group) => {
    const [one] = group.toSorted((a, b) => compareText(a.entry.partition ?? '', b.entry.partition ?? ''))
    if (one === undefined) return []
    const { entry, first, sent } = one
    const more = group.length === 1 ? '' : ` (and in ${group.length - 1} more partitions)`
    return [
      finding({
        code: 'DIAL-022',
        subject: entrySubject(entry),
        message: `The ${entryInWords(entry)}${more} sends the # at its end on: ${first.leaving} leaves through ${first.through}.`,
        evidence: [
          entryEvidence(entry),
          evidence('leaves as', first.leaving),
          evidence('through', listSome(sent.map(({ through }) => through))),
          ...group
            .filter((other) => other !== one)
            .slice(0, 10)
            .map((other) => entryEvidence(other.entry)),
        ],
      }),
    ]
  })
}

/** A number that leaves with `#` at its end; undefined where none does. */
function sentOn(
  texts: PatternTexts,
  text: PatternText,
  called: CalledTransformation,
  order: string,
): string | undefined {
  return rewritingOf(called, text.pattern, order).image(texts.space(text)).intersect(ENDS_WITH_HASH).witness()
}

/** The called side of a route list member, if it sets anything, replaces that of the pattern (`routing-semantics` A6). */
function waysOut(pattern: RoutePattern, estate: UcmEstate): readonly WayOut[] {
  const { target, called } = pattern
  if (target === undefined) return []
  const list = estate.find('route-list', target)?.value
  if (list === undefined) return isRewrittenAtDevice(target, estate) ? [] : [{ through: target, called }]
  if (!list.enabled) return []
  return list.members
    .filter(({ routeGroup }) => {
      const devices = estate.find('route-group', routeGroup)?.value.members ?? []
      return devices.length === 0 || !devices.every(({ device }) => isRewrittenAtDevice(device, estate))
    })
    .map((member) => ({
      through: `${list.name}, ${member.routeGroup}`,
      called: setsCalledSide(member.called) ? member.called : called,
    }))
}

function isRewrittenAtDevice(device: string, estate: UcmEstate): boolean {
  const trunk = estate.find('trunk', device)?.value
  if (trunk?.usesPoolCalledTransformationCss !== true) return trunk?.calledTransformationCss !== undefined
  const pool = trunk.devicePool === undefined ? undefined : estate.find('device-pool', trunk.devicePool)?.value
  return pool?.calledTransformationCss !== undefined
}
