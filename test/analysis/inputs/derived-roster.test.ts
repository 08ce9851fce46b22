import { describe, expect, it } from 'vitest'
import { rosterFromContactCenter, rosterFromHuntPilots } from '../../../src/analysis/inputs/derived-roster.js'
import { parseRosterCsv, renderRosterCsv } from '../../../src/ingest/roster/roster-rows.js'
import { questionInput, threeSites } from '../../support/asked-estate.js'

describe('a roster made out of an export', () => {
  it('holds the members of the hunt pilots, people by user id, with their queues', async () => {
    const { estate } = await questionInput(await threeSites())
    const entries = rosterFromHuntPilots(estate)
    const byQueue = (queue: string) => entries.filter(({ queues }) => queues.includes(queue)).map(({ who }) => who)
    expect(byQueue('Lyon service')).toEqual([
      'ucm:ngarcia',
      'ucm:omeyer',
      'ucm:plam',
      'ucm:qrossi',
      'ucm:rsato',
      'ucm:sjensen',
    ])
    expect(byQueue('Boston appliances')).toEqual(['ucm:cdavis', 'ucm:dellis', 'ucm:eford'])
    expect(entries).toHaveLength(19)
    expect(entries.find(({ who }) => who === 'ucm:plam')?.source).toEqual({ file: 'linegroup.csv', row: 4 })
  })

  it('names the line where nobody has it, and the queues of every pilot that rings it', async () => {
    const estate = await threeSites()
    estate.patch('linegroup.csv', { NAME: 'LG-AUS-DESK' }, 'DN OR PATTERN 2', String.raw`\+17175550111`)
    estate.patch('linegroup.csv', { NAME: 'LG-BOS-APPL' }, 'DN OR PATTERN 2', '7119999')
    const entries = rosterFromHuntPilots((await questionInput(estate)).estate)
    expect(entries.find(({ who }) => who === 'ucm:ngarcia')?.queues).toEqual(['Austin front desk', 'Lyon service'])
    expect(entries.find(({ who }) => who === 'line:7119999@BOS-DN-PT')?.queues).toEqual(['Boston appliances'])
  })

  it('holds nobody of a hunt list for voicemail', async () => {
    const estate = await threeSites()
    estate.patch('huntlist.csv', { NAME: 'HL-LYN-SERVICE' }, 'HUNTLIST FOR VM', 't')
    const entries = rosterFromHuntPilots((await questionInput(estate)).estate)
    expect(entries.flatMap(({ queues }) => queues)).not.toContain('Lyon service')
  })

  it('holds the agents of Contact Center Express', async () => {
    const { estate } = await questionInput(await threeSites())
    expect(rosterFromContactCenter(estate).map(({ who }) => who)).toEqual(['ucm:abaker', 'ucm:zzhang'])
  })

  it('reads back as it was written', async () => {
    const { estate } = await questionInput(await threeSites())
    const entries = rosterFromHuntPilots(estate).map((entry) => ({ ...entry, queues: [...entry.queues, 'a, "b"'] }))
    const { roster, findings } = parseRosterCsv(renderRosterCsv(entries), 'agents.csv')
    expect(findings).toEqual([])
    expect(roster.entries.map(({ source, ...rest }) => ({ ...rest, file: source.file }))).toEqual(
      entries.map(({ who, role, queues }) => ({ who, role, queues, file: 'agents.csv' })),
    )
  })
})
