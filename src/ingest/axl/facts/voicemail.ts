import { textAt } from '../protocol/xml-tree.js'
import { type AxlTable, flag, text } from './axl-table.js'

export const voicemailPilots: AxlTable = {
  member: 'voicemailpilot.csv',
  sources: [{ list: 'listVoiceMailPilot', criteria: ['dirn'], listTags: 'dirn description cssName isDefault' }],
  columns: [
    text('DIRECTORY NUMBER', 'dirn'),
    text('DESCRIPTION', 'description'),
    text('CALLING SEARCH SPACE', 'cssName'),
    flag('IS DEFAULT', 'isDefault'),
  ],
  groups: [],
}

export const voicemailProfiles: AxlTable = {
  member: 'voicemailprofile.csv',
  sources: [
    {
      list: 'listVoiceMailProfile',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getVoiceMailProfile',
        tags: 'name description isDefault voiceMailboxMask voiceMailPilot(dirn cssName)',
      },
    },
  ],
  columns: [
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    {
      name: 'VOICE MAIL PILOT',
      // `null` stands for either part that is not there (`ucm-exports` 1.8).
      cell: (item) =>
        `${textAt(item, 'voiceMailPilot.dirn') || 'null'}/${textAt(item, 'voiceMailPilot.cssName') || 'null'}`,
    },
    text('VOICE MAIL BOX MASK', 'voiceMailboxMask'),
    flag('IS DEFAULT', 'isDefault'),
  ],
  groups: [],
}

export const recordingProfiles: AxlTable = {
  member: 'recprofile.csv',
  sources: [
    { list: 'listRecordingProfile', criteria: ['name'], listTags: 'name recordingCssName recorderDestination' },
  ],
  columns: [
    text('NAME', 'name'),
    text('CALLING SEARCH SPACE', 'recordingCssName'),
    text('RECORDER DESTINATION', 'recorderDestination'),
  ],
  groups: [],
}
