import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { SourceRef } from '../../findings/source-ref.js'
import { evidence } from '../evidence.js'
import { IdentityBook } from '../identity-book.js'
import type { Mover } from '../migration-scope.js'
import { readPublicNumber } from '../number-identity.js'
import { type DirectoryMatch, PeopleBook } from '../people-matching/people-book.js'
import type { QuestionInput, QuestionResult } from '../question.js'

/** What directories and Webex say about the people who move: USR-004 and USR-006. */
export function knownElsewhere(input: QuestionInput): Pick<QuestionResult, 'findings' | 'unchecked'> {
  const { estate, others } = input
  const people = others.webex?.declaredEmpty === false ? others.webex.objects.person : undefined
  const cluster = { users: estate.all('end-user'), agreements: estate.all('ldap-agreement') }
  const book = new PeopleBook(cluster, others.directories, people)
  return {
    findings: [...weakIdentities(input, book), ...differentPhones(input, book)],
    unchecked: [
      ...(people === undefined || others.webex?.unread.includes('person') === true
        ? [{ code: 'USR-004' as const, missing: 'no people of Webex were read', unlock: UNLOCK.webex }]
        : []),
      ...(others.directories.length === 0
        ? [{ code: 'USR-006' as const, missing: 'no directory was read', unlock: UNLOCK.directory }]
        : []),
    ],
  }
}

/** USR-004: found in Webex by something else than a mail address that is proved to be theirs. */
function weakIdentities({ scope, estate }: QuestionInput, book: PeopleBook): readonly Finding[] {
  return scope.movers.flatMap((mover) => {
    const user = mover.userId === undefined ? undefined : estate.user(mover.userId)
    const match = user === undefined ? undefined : book.webexMatch(user.userId)
    if (user === undefined || match === undefined || match.confidence === 'PROVEN') return []
    return finding({
      code: 'USR-004',
      subject: `user:${user.userId}`,
      confidence: match.confidence,
      message: `${mover.label} (${user.userId}) is taken for ${match.mail} in Webex, by ${match.rule} alone.`,
      evidence: [
        evidence('user id', user.userId, sourceOf(estate, user.userId)),
        evidence('mail in Unified CM', user.mail ?? 'none'),
        evidence('mail in Webex', match.mail),
        evidence('rule', match.rule),
      ],
      location: mover.location,
      wave: mover.wave,
    })
  })
}

/** USR-006: the directory gives another work number than the one planned; only for people who are found for certain enough. */
function differentPhones(input: QuestionInput, book: PeopleBook): readonly Finding[] {
  if (input.others.directories.length === 0) return []
  const numbers = new IdentityBook(input)
  return input.scope.movers.flatMap((mover) => {
    const planned = numbers.ofMover(mover)?.e164
    const user = mover.userId === undefined ? undefined : input.estate.user(mover.userId)
    if (planned === undefined || user === undefined) return []
    const country = input.mapping.locations.find(({ name }) => name === mover.location)?.address.country
    const differing = book
      .directoryMatches(user.userId)
      .filter((match) => match.confidence !== 'CHECK' && differs(match, planned, country))
    return differing.length === 0 ? [] : [phoneFinding(input, mover, user.userId, planned, differing)]
  })
}

function phoneFinding(
  { estate }: QuestionInput,
  mover: Mover,
  userId: string,
  planned: string,
  differing: readonly DirectoryMatch[],
): Finding {
  const [first] = differing
  return finding({
    code: 'USR-006',
    subject: `user:${userId}`,
    message: `${mover.label} (${userId}) is planned with ${planned}; the directory says ${first?.person.workPhone ?? ''}.`,
    evidence: [
      evidence('planned number', planned, sourceOf(estate, userId)),
      ...differing.map(({ directory, person, source }) =>
        evidence(`work phone in ${directory}`, person.workPhone ?? '', source),
      ),
    ],
    location: mover.location,
    wave: mover.wave,
  })
}

/** True for a number that is another one; one that cannot be read as a public number is another one, too. */
function differs({ person }: DirectoryMatch, planned: string, country: string | undefined): boolean {
  return person.workPhone !== undefined && readPublicNumber(person.workPhone, country)?.value !== planned
}

function sourceOf(estate: QuestionInput['estate'], userId: string): SourceRef | undefined {
  return estate.find('end-user', userId)?.source
}
