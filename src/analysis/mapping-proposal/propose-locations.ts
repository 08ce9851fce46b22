import type { MappedLocation, NumberRule } from '../../model/mapping.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { countryHint, timeZoneHint } from './place-hints.js'
import { siteNumbers } from './propose-numbers.js'
import type { Site } from './sites.js'
import { findSites } from './sites.js'

export interface ProposedPlace {
  readonly location: MappedLocation
  readonly numbers: readonly NumberRule[]
}

/** Every place that the export or the names of the input files suggest, with its numbers. */
export function proposePlaces(estate: UcmEstate, fileNames: readonly string[]): readonly ProposedPlace[] {
  return findSites(estate, fileNames).map((site) => proposePlace(estate, site))
}

function proposePlace(estate: UcmEstate, site: Site): ProposedPlace {
  const timeZone = timeZoneHint(site.pools.flatMap(({ dateTimeGroup }) => dateTimeGroup ?? []))
  const country = countryHint(wholeNumbers(site), timeZone)
  const numbers = siteNumbers(estate, site, country?.value)
  const hints = [timeZone, country, numbers.mainNumber].flatMap((hint) => hint?.because ?? [])
  return {
    location: {
      name: site.name,
      status: 'proposed',
      evidence: [...site.evidence, ...hints, ...numbers.remarks],
      devicePools: site.pools.map(({ name }) => name),
      partitions: site.partitions,
      files: site.files,
      address: country === undefined ? {} : { country: country.value },
      ...(timeZone === undefined ? {} : { timeZone: timeZone.value }),
      ...(numbers.extensionLength === undefined ? {} : { extensionLength: numbers.extensionLength }),
      ...(numbers.mainNumber === undefined ? {} : { mainNumber: numbers.mainNumber.value }),
    },
    numbers: numbers.rules,
  }
}

function wholeNumbers(site: Site): readonly string[] {
  const lines = site.phones.flatMap((phone) => phone.lines)
  const texts = lines.flatMap(({ dn, externalPhoneNumberMask }) => [dn, externalPhoneNumberMask ?? ''])
  return [...new Set(texts)].filter((text) => /^\\?\+[0-9]+$/.test(text))
}
