import type { MappedLocation, Mapping } from '../model/mapping.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import { patternKey } from '../model/ucm/partition.js'
import type { Line } from './person-lines.js'

/** Which mapped location something of the export belongs to: by device pool, partition, then file. */
export class PlaceBook {
  private readonly estate: UcmEstate
  private readonly byPool = new Map<string, MappedLocation>()
  private readonly byPartition = new Map<string, MappedLocation>()
  private readonly byFile = new Map<string, MappedLocation>()

  constructor(estate: UcmEstate, mapping: Mapping) {
    this.estate = estate
    for (const location of mapping.locations) {
      for (const pool of location.devicePools) setFirst(this.byPool, pool, location)
      for (const partition of location.partitions) setFirst(this.byPartition, partition, location)
      for (const file of location.files) setFirst(this.byFile, file, location)
    }
  }

  ofPool(pool: string | undefined): MappedLocation | undefined {
    return pool === undefined ? undefined : this.byPool.get(pool)
  }

  /** The location of a phone, profile or route point by its device pool. */
  ofDevice(name: string): MappedLocation | undefined {
    const device =
      this.estate.find('phone', name) ??
      this.estate.find('device-profile', name) ??
      this.estate.find('cti-route-point', name)
    return this.ofPool(device?.value.devicePool)
  }

  /** The first device that tells, else the partition of the first line that tells, else the file it stands in. */
  locationOf(devices: readonly string[], lines: readonly Line[]): MappedLocation | undefined {
    for (const device of devices) {
      const location = this.ofDevice(device)
      if (location !== undefined) return location
    }
    for (const { partition } of lines) {
      const location = partition === undefined ? undefined : this.byPartition.get(partition)
      if (location !== undefined) return location
    }
    for (const { dn, partition } of lines) {
      const file = this.estate.find('directory-number', patternKey(dn, partition))?.source.file
      const location = file === undefined ? undefined : this.byFile.get(file)
      if (location !== undefined) return location
    }
    return undefined
  }
}

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value)
}
