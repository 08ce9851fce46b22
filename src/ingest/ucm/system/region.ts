import { compareText } from '../../../findings/finding.js'
import type { Region, RegionPair } from '../../../model/ucm/system/region.js'
import { present } from '../../present.js'
import { groupReader, objectReader } from '../table-reader.js'

/** region.csv: as many groups of four columns as the region with the most relations needs (`ucm-exports` 1.2, 1.6). */
export const regionReader = objectReader({
  member: 'region.csv',
  kind: 'region',
  keyOf: (region) => region.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const pairs = groupReader(columns, 'RELATED REGION NAME', (k) => {
      const region = columns.text(`RELATED REGION NAME ${k}`)
      const audio = columns.integer(`MAXIMUM AUDIO BIT RATE ${k}`)
      const video = columns.integer(`VIDEO BANDWIDTH ${k}`)
      const codecPreferenceList = columns.text(`AUDIO CODEC PREFERENCE LIST ${k}`)
      return (row) => {
        const other = region(row)
        if (other === undefined) return undefined
        return present<RegionPair>({
          region: other,
          audioKilobitsPerSecond: audio(row),
          videoKilobitsPerSecond: video(row),
          codecPreferenceList: codecPreferenceList(row),
        })
      }
    })
    return (row): Region | undefined => {
      const key = name(row)
      if (key === undefined) return undefined
      return { name: key, pairs: pairs(row).toSorted((a, b) => compareText(a.region, b.region)) }
    }
  },
})
