/** One line of the tab Agents: a person who moves. */
export interface AgentRow {
  /** `user:<id>`, or `dn:…` / `device:…` where no person is known: the hidden key of the answers. */
  readonly key: string
  readonly mail: string
  readonly name: string
  readonly userId: string
  readonly role: string
  readonly location: string
  readonly wave: number | undefined
  readonly dn: string
  readonly partition: string
  readonly e164: string
  readonly extension: string
  /** What the selected validation plans say about the sign-in number. */
  readonly dnCheck: string
  /** As stated by a person; empty when nobody stated anything. */
  readonly currentLicense: string
  readonly targetLicense: string
  readonly primaryDevice: string
  /** Other people or places on the main line. */
  readonly shared: string
  readonly forwardAll: string
  readonly voicemail: string
  readonly recording: string
  readonly queues: string
  /** The rule that found the person, and the roster's own words. */
  readonly foundBy: string
}

/** Headings and widths (characters) of the tab, in order. */
export const AGENT_COLUMNS = [
  { field: 'mail', header: 'E-mail', width: 28, kind: 'text' },
  { field: 'name', header: 'Name', width: 22, kind: 'text' },
  { field: 'userId', header: 'UCM user id', width: 16, kind: 'text' },
  { field: 'role', header: 'Role', width: 12, kind: 'text' },
  { field: 'location', header: 'Location', width: 18, kind: 'text' },
  { field: 'wave', header: 'Wave', width: 7, kind: 'integer' },
  { field: 'dn', header: 'DN', width: 18, kind: 'phone' },
  { field: 'partition', header: 'Partition', width: 18, kind: 'text' },
  { field: 'e164', header: '+E.164', width: 18, kind: 'phone' },
  { field: 'extension', header: 'Extension (Webex)', width: 12, kind: 'phone' },
  { field: 'dnCheck', header: 'DN check', width: 22, kind: 'text' },
  { field: 'currentLicense', header: 'Current license', width: 18, kind: 'text' },
  { field: 'targetLicense', header: 'Target license', width: 18, kind: 'text' },
  { field: 'primaryDevice', header: 'Primary device', width: 20, kind: 'text' },
  { field: 'shared', header: 'Shared?', width: 22, kind: 'text' },
  { field: 'forwardAll', header: 'CFA', width: 18, kind: 'phone' },
  { field: 'voicemail', header: 'Voicemail', width: 18, kind: 'text' },
  { field: 'recording', header: 'Recording', width: 24, kind: 'text' },
  { field: 'queues', header: 'Queues', width: 24, kind: 'text' },
  { field: 'foundBy', header: 'Found by', width: 26, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof AgentRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone' | 'integer'
}[]
