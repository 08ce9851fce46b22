import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { Reckoning } from './configuration-reader.js'
import type { Oddity } from './config-text.js'

/** The most lines of one kind that a finding quotes. */
const QUOTED = 10

/** What reading a file left to say about it. */
export interface FileTroubles {
  readonly file: string
  readonly reckoning: Reckoning
  readonly oddities: readonly Oddity[]
  readonly cutOff: boolean
  /** Lines of the file. */
  readonly length: number
}

/** PRE-007, one for the file: a finding's identity is code, subject and scope. */
export function fileFindings({ file, reckoning, oddities, cutOff, length }: FileTroubles): readonly Finding[] {
  const { troubles, unknown } = reckoning
  const [odd] = oddities
  const [strange] = unknown
  const sentences = [
    ...(cutOff
      ? [
          `It ends in line ${length}, before the "end" of the configuration: the rest is missing, and what it says is not known.`,
        ]
      : []),
    ...troubles.map(({ line, text }) => `Line ${line}: ${text}.`),
    ...(odd === undefined
      ? []
      : [`Line ${odd.line} ${odd.text}${oddities.length > 1 ? ` (${oddities.length} such places)` : ''}.`]),
    ...(strange === undefined
      ? []
      : [
          unknown.length === 1
            ? `Line ${strange.line} is not known: nothing was read from it.`
            : `${unknown.length} lines are not known, the first in line ${strange.line}: nothing was read from them.`,
        ]),
  ]
  if (sentences.length === 0) return []
  const quoted = (label: string, lines: Reckoning['troubles']): readonly Evidence[] =>
    lines.slice(0, QUOTED).map(({ line, text }) => ({ label, value: text, source: { file, row: line } }))
  return [
    finding({
      code: 'PRE-007',
      subject: `file:${file}`,
      severity: troubles.length > 0 || cutOff ? 'HIGH' : 'LOW',
      message: sentences.join(' '),
      evidence: [...quoted('not usable', troubles), ...quoted('odd', oddities), ...quoted('not known', unknown)],
    }),
  ]
}

/** LGW-030, one for the gateway: applets that enter dial-peers change what is in force behind our back. */
export function appletFindings(
  file: string,
  gateway: string,
  applets: readonly string[],
  lines: readonly string[],
): readonly Finding[] {
  if (applets.length === 0) return []
  const evidence = applets.map((name): Evidence => {
    const header = `event manager applet ${name}`
    const at = lines.findIndex((line) => line.trim() === header || line.trim().startsWith(`${header} `))
    return { label: 'applet', value: header, source: { file, ...(at === -1 ? {} : { row: at + 1 }) } }
  })
  const names = applets.join(', ')
  return [
    finding({
      code: 'LGW-030',
      subject: `gateway:${gateway}`,
      message: `${applets.length === 1 ? `The applet ${names} enters` : `The applets ${names} enter`} dial-peers of ${gateway}: what is configured may not be what is in force.`,
      evidence,
    }),
  ]
}
