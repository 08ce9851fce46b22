import type { MappedLocation, Mapping } from '../../model/mapping.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { callerOfCss, callerOfLine } from '../../routing/ucm/resolve-caller.js'
import type { UcmRouter } from '../../routing/ucm/ucm-router.js'
import type { CssFamily, FamilyLine } from '../css-family.js'
import { groupedBy } from '../grouped-by.js'
import { PlaceBook } from '../place-book.js'
import type { EmergencyCall } from './emergency-call.js'
import { dialEmergency } from './emergency-call.js'
import type { EmergencyStrings } from './emergency-strings.js'
import { emergencyStrings } from './emergency-strings.js'

/** Lines that dial alike and leave by the same route groups: one search order, one device pool, one place. */
export interface EmergencyClass {
  /** `css:…` of the class of lines. */
  readonly subject: string
  readonly devicePool?: string
  readonly location?: MappedLocation
  readonly lines: readonly FamilyLine[]
  readonly strings: EmergencyStrings
  readonly direct: readonly EmergencyCall[]
  readonly prefixed: readonly EmergencyCall[]
}

/** Dials every emergency string once per class; never once per line. */
export function emergencyClasses(
  estate: UcmEstate,
  router: UcmRouter,
  mapping: Mapping,
  families: readonly CssFamily[],
): readonly EmergencyClass[] {
  const places = new PlaceBook(estate, mapping)
  const locationOf = (line: FamilyLine): MappedLocation | undefined => places.locationOf([line.device], [line])
  return families.flatMap((family) =>
    [
      ...groupedBy(family.lines, (line) => `${line.devicePool ?? ''}\0${locationOf(line)?.name ?? ''}`).values(),
    ].flatMap((lines) => {
      const [first] = lines
      if (first === undefined) return []
      const location = locationOf(first)
      const strings = emergencyStrings(location)
      const caller = callerOfLine(estate, first.dn, first.partition, first.device)
      const dial = (digits: string): EmergencyCall => dialEmergency(estate, router, caller, digits)
      return [
        {
          subject: family.subject,
          ...(first.devicePool === undefined ? {} : { devicePool: first.devicePool }),
          ...(location === undefined ? {} : { location }),
          lines,
          strings,
          direct: strings.direct.map(dial),
          prefixed: strings.prefixed.map(dial),
        },
      ]
    }),
  )
}

/**
 * One class per calling search space, for inputs without phones: which of them lines use is not
 * known, so only those are kept in which some pattern takes the string.
 */
export function searchSpaceClasses(estate: UcmEstate, router: UcmRouter): readonly EmergencyClass[] {
  const strings = emergencyStrings(undefined)
  return estate.all('css').flatMap(({ value: { name } }) => {
    const caller = callerOfCss(estate, name, undefined)
    const isKnownThere = strings.direct.some((digits) => router.route(caller, digits).disposition !== 'unallocated')
    if (!isKnownThere) return []
    const dial = (digits: string): EmergencyCall => dialEmergency(estate, router, caller, digits)
    return [
      {
        subject: `css:${name}`,
        lines: [],
        strings,
        direct: strings.direct.map(dial),
        prefixed: strings.prefixed.map(dial),
      },
    ]
  })
}
