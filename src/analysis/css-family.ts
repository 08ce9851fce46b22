import { compareText } from '../findings/finding.js'
import type { SourceRef } from '../findings/source-ref.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import { NO_PARTITION, patternKey } from '../model/ucm/partition.js'
import type { DeviceClass } from '../model/ucm/phone.js'
import { filesWithoutLineCss } from './routing-columns.js'

/** One line button of one device, as the member of a class of lines. */
export interface FamilyLine {
  readonly device: string
  readonly deviceClass: DeviceClass
  readonly devicePool?: string
  readonly elinGroup?: string
  readonly dn: string
  readonly partition?: string
  readonly externalPhoneNumberMask?: string
  /** Row of the device. */
  readonly source: SourceRef
}

/** All lines that search the same partitions in the same order: what one can dial, all can (`routing-semantics` A2). */
export interface CssFamily {
  /** `css:<line css>+<device css>`, `<None>` where one is absent; `css:<None>` when both are. */
  readonly subject: string
  readonly lineCss?: string
  readonly deviceCss?: string
  readonly lines: readonly FamilyLine[]
}

/** Devices on which a person presses keys; the others are templates, ports and copies of a line. */
export const DIALING_DEVICE_CLASSES: ReadonlySet<DeviceClass> = new Set([
  'desk-phone',
  'soft-client',
  'analog',
  'other',
])

/**
 * Groups the lines of phones by (line CSS, device CSS), so that work is done per class and not per
 * line. Sorted by subject; lines in device order. Only classes of devices in `classes` count, and only
 * phones of files that say the search spaces of lines.
 */
export function cssFamilies(
  estate: UcmEstate,
  classes: ReadonlySet<DeviceClass> = DIALING_DEVICE_CLASSES,
): readonly CssFamily[] {
  const silentFiles = filesWithoutLineCss(estate)
  const families = new Map<string, { subject: string; lineCss?: string; deviceCss?: string; lines: FamilyLine[] }>()
  for (const { value: phone, source } of estate.all('phone')) {
    if (!classes.has(phone.deviceClass) || silentFiles.has(source.file)) continue
    const deviceCss = phone.callingSearchSpace
    for (const line of phone.lines) {
      const lineCss = estate.find('directory-number', patternKey(line.dn, line.partition))?.value.callingSearchSpace
      const subject = familySubject(lineCss, deviceCss)
      let family = families.get(subject)
      if (family === undefined) {
        family = {
          subject,
          ...(lineCss === undefined ? {} : { lineCss }),
          ...(deviceCss === undefined ? {} : { deviceCss }),
          lines: [],
        }
        families.set(subject, family)
      }
      family.lines.push({
        device: phone.name,
        deviceClass: phone.deviceClass,
        dn: line.dn,
        source,
        ...(line.partition === undefined ? {} : { partition: line.partition }),
        ...(line.externalPhoneNumberMask === undefined
          ? {}
          : { externalPhoneNumberMask: line.externalPhoneNumberMask }),
        ...(phone.devicePool === undefined ? {} : { devicePool: phone.devicePool }),
        ...(phone.elinGroup === undefined ? {} : { elinGroup: phone.elinGroup }),
      })
    }
  }
  return [...families.values()].sort((a, b) => compareText(a.subject, b.subject))
}

/** The subject of a class of lines, in the grammar of callers: line CSS first. */
export function familySubject(lineCss: string | undefined, deviceCss: string | undefined): string {
  if (deviceCss === undefined) return `css:${lineCss ?? NO_PARTITION}`
  return `css:${lineCss ?? NO_PARTITION}+${deviceCss}`
}

/** Partitions in search order: line CSS, then device CSS, first occurrence kept; `<None>` is not listed (A2.1). */
export function familyPartitions(
  estate: UcmEstate,
  family: { readonly lineCss?: string; readonly deviceCss?: string },
): readonly string[] {
  const names = [family.lineCss, family.deviceCss].flatMap((name) =>
    name === undefined ? [] : (estate.find('css', name)?.value.partitions ?? []),
  )
  return [...new Set(names)]
}
