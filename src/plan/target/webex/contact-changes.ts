import { listSome } from '../../../analysis/evidence.js'
import { dialableDigits } from '../../../dialing/digits.js'
import { finding } from '../../../findings/finding.js'
import type { StayingLines } from '../staying-lines.js'
import type { WebexTargetInput } from './webex-target.js'

/**
 * A contact for everybody who stays and whom the agents of the wave call today, so that they are found by
 * name (`customer-assist` 3, users and contacts). Who has no whole number cannot be one: told once per wave.
 */
export function planContacts(input: WebexTargetInput, lines: StayingLines, leaving: ReadonlySet<string>): void {
  const { draft, identities, wave } = input
  const inWebex = new Set(draft.all('person').flatMap(({ phoneNumber }) => phoneNumber ?? []))
  const unreachable: string[] = []
  for (const entry of lines.neededBy(wave, leaving)) {
    const number = identities.of(entry.value.dn, entry.value.partition).e164
    const name = lines.nameOf(entry)
    if (number === undefined) {
      unreachable.push(`${name} (${dialableDigits(entry.value.dn)})`)
      continue
    }
    if (inWebex.has(number) || draft.find('contact', number) !== undefined) continue
    draft.put(
      'contact',
      number,
      { phoneNumber: number, displayName: name },
      {
        wave: wave.number,
        phase: 'prepare',
        title: `Add ${name} (${number}) as a contact.`,
        why: 'Agents find only Webex people and contacts by name; this person stays on Unified CM (customer-assist 3).',
      },
    )
  }
  if (unreachable.length > 0) tellUnreachable(input, unreachable)
}

/** Takes away the contacts of those who are people in Webex now; after sign-off. */
export function tidyContacts({ draft, wave }: WebexTargetInput): void {
  for (const { phoneNumber, label, key } of wave.movers) {
    if (phoneNumber === undefined || draft.find('contact', phoneNumber) === undefined) continue
    draft.remove('contact', phoneNumber, {
      wave: wave.number,
      phase: 'clean-up',
      title: `Remove the contact of ${label} (${phoneNumber}).`,
      why: 'The person is in Webex now; two entries of one number would stand in the directory.',
      movers: [key],
    })
  }
}

function tellUnreachable({ findings, wave }: WebexTargetInput, names: readonly string[]): void {
  findings.push(
    finding({
      code: 'CON-001',
      subject: `wave:${wave.number}`,
      scope: `wave:${wave.number}`,
      message: `${names.length} who stay have no whole telephone number and cannot be contacts: ${listSome(names, 5)}.`,
      evidence: names.slice(0, 20).map((name) => ({ label: 'stays', value: name })),
      location: wave.locations[0]?.name,
      wave: wave.number,
    }),
  )
}
