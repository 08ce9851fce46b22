import { AGENT_FIELDS, IN_SCOPE_ANSWERS, RECORDING_ANSWERS } from '../../../analysis/answer-fields.js'
import type { AgentRow } from '../../../analysis/users/columns.js'
import { AGENT_COLUMNS } from '../../../analysis/users/columns.js'
import { compareText } from '../../../findings/finding.js'
import { userLabel } from '../../../model/ucm/end-user.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import { EXTENSION, FULL_NUMBER, NOTE, oneOf, WAVE, WORDS } from '../answer-format.js'
import { subjectWords } from '../subject-words.js'
import type { AnswerColumn } from '../tab-layout.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'
import type { WorkbookInput } from '../workbook-input.js'

const ANSWERS: readonly AnswerColumn[] = [
  {
    header: AGENT_FIELDS.inScope,
    width: 10,
    kind: 'text',
    format: () => oneOf(IN_SCOPE_ANSWERS),
    choices: () => IN_SCOPE_ANSWERS,
    note: 'NO or LATER takes the person out of the move; empty means YES.',
  },
  {
    header: AGENT_FIELDS.location,
    width: 14,
    kind: 'text',
    format: () => WORDS,
    choices: ({ input }) => input.mapping.locations.map(({ name }) => name),
  },
  { header: AGENT_FIELDS.wave, width: 7, kind: 'integer', format: () => WAVE },
  { header: AGENT_FIELDS.targetExtension, width: 11, kind: 'phone', format: () => EXTENSION },
  { header: AGENT_FIELDS.targetNumber, width: 16, kind: 'phone', format: () => FULL_NUMBER },
  {
    header: AGENT_FIELDS.recording,
    width: 19,
    kind: 'text',
    format: () => oneOf(RECORDING_ANSWERS),
    choices: () => RECORDING_ANSWERS,
    note: 'How calls of this person are recorded after the move.',
  },
  { header: AGENT_FIELDS.notes, width: 26, kind: 'text', format: () => NOTE, wrap: true },
]

/** Everybody who moves, then those who were answered NO or LATER. */
export const AGENTS_TAB = decisionSheet<AgentRow>({
  name: 'Agents',
  frozenColumns: 1,
  columns: tableColumns(AGENT_COLUMNS, ['name', 'mail', 'role', 'location', 'wave', 'dn', 'e164']),
  answers: ANSWERS,
  natural: ['E-mail', 'UCM user id', 'DN'],
  rows: (input) => [...input.audit.tables.users, ...leftOut(input)],
  key: ({ key }) => key,
})

/** Who was answered NO or LATER stays visible, to be changed back; only what identifies them is shown. */
function leftOut({ input: { answers, scope, estate } }: WorkbookInput): readonly AgentRow[] {
  const moving = new Set(scope.movers.map(({ key }) => key))
  return answers.all
    .filter(({ tab, field, key }) => tab === 'Agents' && field === AGENT_FIELDS.inScope && !moving.has(key))
    .filter(({ value }) => /^(?:NO|LATER)$/i.test(value.trim()))
    .map(({ key }) => leftOutRow(key, estate))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.key, b.key))
}

function leftOutRow(key: string, estate: UcmEstate): AgentRow {
  const user = key.startsWith('user:') ? estate.user(key.slice('user:'.length)) : undefined
  return {
    ...NOTHING_KNOWN,
    key,
    mail: user?.mail ?? '',
    name: user === undefined ? subjectWords(key, estate) : userLabel(user),
    userId: user?.userId ?? '',
    foundBy: 'answered not to move now',
  }
}

const NOTHING_KNOWN = {
  role: '',
  location: '',
  wave: undefined,
  dn: '',
  partition: '',
  e164: '',
  extension: '',
  dnCheck: '',
  currentLicense: '',
  targetLicense: '',
  primaryDevice: '',
  shared: '',
  forwardAll: '',
  voicemail: '',
  recording: '',
  queues: '',
} as const
