import { describe, expect, it } from 'vitest'
import { IdentityBook } from '../../src/analysis/identity-book.js'
import { deriveE164, readPublicNumber } from '../../src/analysis/number-identity.js'
import type { NumberRule } from '../../src/model/mapping.js'
import type { DirectoryNumber } from '../../src/model/ucm/directory-number.js'
import { answer, confirmedLocation, questionInput, threeSites, threeSitesRoster } from '../support/asked-estate.js'

function number(dn: string, e164Mask?: string): DirectoryNumber {
  const alternate = { kind: 'e164', addedToLocalPartition: true, urgent: false, advertisedGlobally: false } as const
  return {
    dn,
    active: true,
    urgent: false,
    forwards: [],
    alternates: e164Mask === undefined ? [] : [{ ...alternate, mask: e164Mask }],
    uris: [],
    origins: ['phone'],
  }
}

function rule(facts: Partial<NumberRule>): NumberRule {
  return { status: 'confirmed', evidence: [], match: '711XXXX', ...facts }
}

describe('the number itself', () => {
  it('is the identity when it is +E.164', () => {
    expect(deriveE164(number('\\+15125550101'), [], undefined, [])).toEqual({
      e164: '+15125550101',
      rule: 'dn-is-e164',
      candidates: [{ rule: 'dn-is-e164', value: '+15125550101', from: '+15125550101', confidence: 'PROVEN' }],
      conflict: false,
      confidence: 'PROVEN',
    })
  })

  it('is to be checked where no numbering plan has it, and is none where the length is impossible', () => {
    expect(deriveE164(number('\\+14935550101'), [], undefined, [])).toMatchObject({
      e164: '+14935550101',
      confidence: 'CHECK',
    })
    expect(deriveE164(number('\\+1512555'), [], undefined, [])).toMatchObject({ rule: 'none', candidates: [] })
  })

  it('is no +E.164 with a national prefix behind the country code', () => {
    expect(readPublicNumber('\\+490305550123', undefined)).toBeUndefined()
    expect(readPublicNumber('\\+49305550123', undefined)).toMatchObject({ value: '+49305550123' })
  })
})

describe('masks', () => {
  it('give an identity when they hold X and lead to a full number of the country', () => {
    const inUs = { country: 'US' }
    expect(deriveE164(number('5101'), ['512555XXXX'], undefined, [], inUs)).toMatchObject({
      e164: '+15125555101',
      rule: 'external-mask',
      confidence: 'PROVEN',
    })
    expect(deriveE164(number('5101'), ['555XXXX'], undefined, [], inUs)).toMatchObject({ rule: 'none' })
  })

  it('are read as numbers of the US only with doubt where the country is unknown', () => {
    const identity = deriveE164(number('0101'), ['512555XXXX'], undefined, [])
    expect(identity).toMatchObject({ e164: '+15125550101', confidence: 'CHECK' })
  })

  it('without X say nothing about who it is, and dispute nothing', () => {
    expect(deriveE164(number('0101'), ['5125550100'], undefined, [], { country: 'US' })).toMatchObject({
      rule: 'none',
      candidates: [],
    })
    const alternate = deriveE164(number('0101', '+1512555XXXX'), ['5125550100'], undefined, [], { country: 'US' })
    expect(alternate).toMatchObject({ e164: '+15125550101', rule: 'e164-alternate', conflict: false })
  })

  it('that several numbers share with one result are no identity', () => {
    const isShared = (mask: string, result: string): boolean => mask === '51255501XX' && result === '5125550101'
    expect(deriveE164(number('7101'), ['51255501XX'], undefined, [], { country: 'US', isShared })).toMatchObject({
      rule: 'none',
    })
  })

  it('disagree with the alternate number: a conflict, and no identity', () => {
    const identity = deriveE164(number('0101', '+1512555XXXX'), ['617555XXXX'], undefined, [], { country: 'US' })
    expect(identity.e164).toBeUndefined()
    expect(identity).toMatchObject({ rule: 'none', conflict: true })
    expect(identity.candidates.map(({ value }) => value)).toEqual(['+15125550101', '+16175550101'])
  })

  it('of an assumed country do not dispute a certain number', () => {
    const identity = deriveE164(number('0101', '+1512555XXXX'), ['617555XXXX'], undefined, [])
    expect(identity).toMatchObject({ e164: '+15125550101', rule: 'e164-alternate', conflict: false })
  })
})

describe('the telephone number of the directory', () => {
  it('stands beside the others and never decides', () => {
    const identity = deriveE164(number('0101'), [], '+1 512 555 0101', [])
    expect(identity).toMatchObject({ rule: 'none', conflict: false })
    expect(identity.candidates).toEqual([
      { rule: 'telephone-number', value: '+15125550101', from: '+1 512 555 0101', confidence: 'PROVEN' },
    ])
    expect(deriveE164(number('\\+15125550101'), [], '+15125550199', [])).toMatchObject({
      e164: '+15125550101',
      conflict: false,
    })
  })
})

describe('a rule of the mapping', () => {
  const mapped = rule({ e164Mask: '+1617555XXXX', extensionDigits: 4 })

  it('decides over what the data says, once confirmed', () => {
    const identity = deriveE164(number('7110105', '+1512555XXXX'), [], undefined, [mapped])
    expect(identity).toMatchObject({ e164: '+16175550105', extension: '0105', rule: 'mapping-rule', conflict: false })
    const proposed = deriveE164(number('7110105', '+1512555XXXX'), [], undefined, [{ ...mapped, status: 'proposed' }])
    expect(proposed).toMatchObject({ e164: '+15125550105', rule: 'e164-alternate' })
  })

  it('applies to whole numbers of its own location only', () => {
    expect(deriveE164(number('71101055'), [], undefined, [mapped]).rule).toBe('none')
    const boston = { ...mapped, location: 'Boston' }
    expect(deriveE164(number('7110105'), [], undefined, [boston], { location: 'Lyon' }).rule).toBe('none')
    expect(deriveE164(number('7110105'), [], undefined, [boston], { location: 'Boston' }).rule).toBe('mapping-rule')
  })

  it('without a mask makes a person extension-only', () => {
    const identity = deriveE164(number('7110105', '+1512555XXXX'), [], undefined, [rule({ extensionDigits: 4 })])
    expect(identity).toMatchObject({ extension: '0105', rule: 'mapping-rule', conflict: false })
    expect(identity.e164).toBeUndefined()
  })

  it('is disputed by another rule of the mapping', () => {
    const identity = deriveE164(number('7110105'), [], undefined, [mapped, rule({ e164Mask: '+1512555XXXX' })])
    expect(identity).toMatchObject({ rule: 'none', conflict: true })
  })
})

describe('the extension', () => {
  it.each([
    ['\\+15125550101', 4, '0101'],
    ['\\+15125550101', undefined, undefined],
    ['7115105', 4, '5105'],
    ['7115105', undefined, '7115105'],
    ['101', 4, '101'],
    ['5', undefined, undefined],
    ['12345678901', undefined, undefined],
    ['*55', undefined, undefined],
  ])('of %s with %s digits is %s', (dn, extensionLength, expected) => {
    expect(deriveE164(number(dn), [], undefined, [], { extensionLength }).extension).toBe(expected)
  })
})

describe('the identities of an export', () => {
  it('take location, masks and answers into account', async () => {
    const input = await questionInput(await threeSites(), {
      roster: threeSitesRoster(),
      mapping: {
        locations: [confirmedLocation('Boston', { extensionLength: 4 })],
        numbers: [rule({ location: 'Boston', e164Mask: '+1617555XXXX' })],
      },
      answers: [answer('Agents', 'user:ngarcia', 'Target extension', '4711')],
    })
    const book = new IdentityBook(input)
    expect(book.locationOf('7115105', 'BOS-DN-PT')?.name).toBe('Boston')
    expect(book.of('7115105', 'BOS-DN-PT')).toMatchObject({
      e164: '+16175555105',
      extension: '5105',
      rule: 'mapping-rule',
    })
    const nina = input.scope.ofUser('ngarcia')!
    expect(book.ofMover(nina)).toMatchObject({ e164: '+17175550111', extension: '4711' })
    expect(book.ofMover(input.scope.ofUser('pduran')!)).toBeUndefined()
  })
})
