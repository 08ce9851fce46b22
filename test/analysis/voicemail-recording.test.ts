import { describe, expect, test } from 'vitest'
import type { QuestionResult } from '../../src/analysis/question.js'
import { askVoicemailAndRecording } from '../../src/analysis/voicemail-recording/question.js'
import type { Decision } from '../../src/model/decision.js'
import { answer, questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'

async function ask(
  patch: (builder: ExportBuilder) => unknown = () => undefined,
  answers: readonly Decision[] = [],
): Promise<QuestionResult> {
  const builder = await threeSites()
  patch(builder)
  return askVoicemailAndRecording(await questionInput(builder, { roster: threeSitesRoster(), answers }))
}

describe('REC-001', () => {
  test('each recorded line that moves, once though two devices carry it', async () => {
    const { findings } = await ask()
    expect(subjectsOf(findings, 'REC-001')).toEqual([
      'dn:\\+15125550130@DN-E164-PT',
      'dn:\\+15125550131@DN-E164-PT',
      'dn:\\+17175550111@DN-E164-PT',
      'dn:\\+17175550112@DN-E164-PT',
      'dn:\\+17175550113@DN-E164-PT',
    ])
    const twoDevices = findings.find(({ subject }) => subject.includes('7175550111'))
    expect(twoDevices).toMatchObject({ location: 'Lyon', wave: 1 })
    expect(twoDevices!.evidence).toHaveLength(2)
  })

  test('selective recording counts, disabled does not', async () => {
    const row = { 'Device Name': 'SEP020000512130' }
    const selective = await ask((builder) =>
      builder.patch('phone', row, 'Recording Option 1', 'Selective Call Recording Enabled'),
    )
    expect(subjectsOf(selective.findings, 'REC-001')).toContain('dn:\\+15125550130@DN-E164-PT')
    const disabled = await ask((builder) =>
      builder.patch('phone', row, 'Recording Option 1', 'Call Recording Disabled'),
    )
    expect(subjectsOf(disabled.findings, 'REC-001')).not.toContain('dn:\\+15125550130@DN-E164-PT')
  })

  test('an answer for the person or for the queue settles it', async () => {
    const { findings } = await ask(undefined, [
      answer('Agents', 'user:tturner', 'Recording', 'QUEUE'),
      answer('Hunt and queues', 'hunt-pilot:\\+17175550150@HUNT-PT', 'Recording', 'QUEUE'),
    ])
    expect(subjectsOf(findings, 'REC-001')).toEqual(['dn:\\+15125550131@DN-E164-PT'])
  })
})

describe('VM-002', () => {
  test('a pilot that routes nowhere in its own search space', async () => {
    const { findings } = await ask()
    expect(subjectsOf(findings, 'VM-002')).toEqual(['voicemail-profile:VM-BOSTON'])
    const finding = findings.find(({ code }) => code === 'VM-002')
    expect(finding).toMatchObject({ confidence: 'PROVEN', location: 'Boston', wave: 3 })
    expect(finding!.message).toContain('pilot 8599 in VM-CSS: no pattern matches 8599')
    expect(finding!.evidence).toContainEqual({ label: 'mailbox mask', value: 'none' })
  })

  test('fine once it is routed; wrong again without a search space or without a pilot', async () => {
    const profile = { NAME: 'VM-BOSTON' }
    const pilot = (value: string) => (builder: ExportBuilder) =>
      builder.patch('voicemailprofile', profile, 'VOICE MAIL PILOT', value)
    expect(subjectsOf((await ask(pilot('8500/VM-CSS'))).findings, 'VM-002')).toEqual([])
    const blind = await ask(pilot('8500/null'))
    expect(blind.findings.find(({ code }) => code === 'VM-002')?.message).toContain('8500 in <None>')
    const none = await ask(pilot('null/null'))
    expect(none.findings.find(({ code }) => code === 'VM-002')?.message).toContain('it names no pilot')
  })

  test('a pilot that leads out of the inputs is asked about', async () => {
    const { findings } = await ask((builder) =>
      builder.patch('voicemailprofile', { NAME: 'VM-BOSTON' }, 'VOICE MAIL PILOT', '8599/CSS-ELSEWHERE'),
    )
    expect(findings.find(({ code }) => code === 'VM-002')).toMatchObject({ confidence: 'CHECK' })
  })
})

test('nobody known to move: neither is judged', async () => {
  const builder = await threeSites()
  const result = askVoicemailAndRecording(await questionInput(builder, { roster: 'who,role,queues,location,wave\n' }))
  expect(result.findings).toEqual([])
  expect(result.unchecked.map(({ code }) => code)).toEqual(['REC-001', 'VM-002'])
})
