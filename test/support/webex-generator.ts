import fc from 'fast-check'
import type { NaiveOrganization, NaiveRoute } from './naive-webex.js'
import type { WebexVector } from './webex-table.js'

const EXTENSIONS = ['1001', '1002', '9002', '5550126', '4410', '911']
const NUMBERS = ['+14085550101', '+14085550102', '+14085550109', '+17175550126', '+33199000042']
const PATTERNS = [
  '+1717555012X',
  '+17175550126',
  '+1717555XXXX',
  '+1717555!',
  '+1408!',
  '+1!',
  '+331990000XX',
  '10XX',
  '44!',
  'XXXX',
]
const PREFIXES = ['42', '43', '8']
const CALLERS = [...NUMBERS, '+12025550199', '1234', '12', '1234567', '4085550101']
const DIALED = [
  ...EXTENSIONS,
  ...NUMBERS,
  ...['421001', '431002', '81001', '91001', '49002', '4085550102', '14085550102', '914085550102', '94085550109'],
  ...[
    '01114085550101',
    '5550101',
    '95550126',
    '901133199000042',
    '0199000042',
    '0014085550102',
    '90199000042',
    '+1',
    '+12025550142',
  ],
  ...['933', '9911', '9933', '1911', '1933', '91911', '91933', '112', '9112', '15', '*68', '#82', '9', '9175550142'],
]

const ROUTES: readonly NaiveRoute[] = [
  { kind: 'trunk', name: 'T1' },
  { kind: 'trunk', name: 'T2' },
  { kind: 'route-group', name: 'RG' },
]

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

/** Members that are undefined are absent, as the model wants them. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

function arbitraryOrganization(): fc.Arbitrary<NaiveOrganization> {
  const route = fc.constantFrom(...ROUTES)
  const location = (name: string) =>
    fc
      .record({
        name: fc.constant(name),
        country: fc.constantFrom('US', 'US', 'FR'),
        prefix: maybe(fc.constantFrom(...PREFIXES)),
        odd: maybe(fc.constantFrom('9', '0')),
        enforce: fc.boolean(),
        main: fc.option(fc.constant('+14085550100'), { nil: undefined, freq: 6 }),
        pstn: maybe(route),
        unknown: maybe(route),
      })
      .map(present)
  const place = fc.constantFrom('A', 'B')
  const person = (mail: string) =>
    fc
      .record({
        mail: fc.constant(mail),
        location: fc.option(place, { nil: undefined, freq: 9 }),
        ext: maybe(fc.constantFrom(...EXTENSIONS)),
        number: maybe(fc.constantFrom(...NUMBERS)),
      })
      .map(present)
  const pattern = fc.constantFrom(...PATTERNS)
  const plan = (name: string) =>
    fc.record({ name: fc.constant(name), route, patterns: fc.uniqueArray(pattern, { maxLength: 3 }) })
  return fc
    .record({
      locations: fc.tuple(location('A'), location('B')),
      trunks: fc.constant([
        { name: 'T1', location: 'A' },
        { name: 'T2', location: 'B' },
      ]),
      groups: fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(1, 2)).map(([first, second]) => [
        {
          name: 'RG',
          trunks: [
            { trunk: 'T2', priority: first },
            { trunk: 'T1', priority: second },
          ],
        },
      ]),
      plans: fc.tuple(plan('DP1'), plan('DP2')),
      people: fc.tuple(person('a@example.com'), person('b@example.com'), person('c@example.com')),
      queues: fc.array(
        fc
          .record({
            name: fc.constant('Q'),
            location: place,
            ext: maybe(fc.constantFrom(...EXTENSIONS)),
            number: maybe(fc.constantFrom(...NUMBERS)),
          })
          .map(present),
        { maxLength: 1 },
      ),
      numbers: fc.uniqueArray(
        fc.record({ number: fc.constantFrom(...NUMBERS), location: place, inactive: fc.boolean() }),
        { selector: ({ number }) => number, maxLength: 4 },
      ),
      interLocation: fc.boolean(),
      maximumUnknown: fc.constantFrom(6, 6, 8),
      unknownNumbers: fc.constantFrom('standard', 'legacy'),
      dialPatternRank: fc.constantFrom('fewest-completions', 'fewest-completions', 'fixed-length-first'),
      extensionWithOutsideDigit: fc.constantFrom('extension-first', 'extension-first', 'outside-digit-first'),
      localNumber: fc.constantFrom('with-area-code', 'with-area-code', 'as-dialed'),
      unassignedNumber: fc.constantFrom('not-in-service', 'not-in-service', 'as-unknown'),
    })
    .map((organization) => organization as NaiveOrganization)
}

/** Digits that mean something somewhere, or anything at all. */
function arbitraryDialed(): fc.Arbitrary<string> {
  const symbol = fc.constantFrom(...Array.from('0123456789'))
  const any = fc.array(symbol, { minLength: 1, maxLength: 8 }).map((symbols) => symbols.join(''))
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...DIALED) }, { weight: 1, arbitrary: any })
}

/** A small organization of two locations and one call in it. */
export function arbitraryWebexCase(): fc.Arbitrary<Pick<WebexVector, 'organization' | 'from' | 'dialed'>> {
  const person = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com').map((mail) => ({ person: mail }))
  const trunk = fc.record({ trunk: fc.constantFrom('T1', 'T2'), caller: maybe(fc.constantFrom(...CALLERS)) })
  return fc.record({
    organization: arbitraryOrganization(),
    from: fc.oneof({ weight: 2, arbitrary: person }, { weight: 1, arbitrary: trunk }),
    dialed: arbitraryDialed(),
  })
}
