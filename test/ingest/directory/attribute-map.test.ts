import { describe, expect, it } from 'vitest'
import { AttributeMap, parseAttributes } from '../../../src/ingest/directory/attribute-map.js'
import { directoryOf } from '../../support/directory-source.js'

const LDIF = [
  'dn: cn=Ann,dc=example,dc=com',
  'objectClass: person',
  'mail: wrong@example.com',
  'internetAddress: ann@example.com',
  'telephoneNumber: 0100',
  'mobile: +1 512 555 0101',
  'extension: 0102',
].join('\n')

describe('a map of attributes', () => {
  it('reads the fields that are named from the attributes named, and all others as always', async () => {
    const map = parseAttributes('# ours\nmail=internetAddress\nWORKPHONE = extension | telephoneNumber\n')
    const { people } = await directoryOf({ 'p.ldif': LDIF }, { map })
    expect(people[0]!.value).toMatchObject({
      mail: 'ann@example.com',
      workPhone: '0102',
      mobilePhone: '+1 512 555 0101',
    })
    expect(people[0]!.value.otherPhones).toEqual(['0100'])
  })

  it('asks a server for what is read and for the object class, and for nothing else', () => {
    const usual = new AttributeMap().requested
    expect(usual).toEqual(
      expect.arrayContaining(['objectClass', 'mail', 'sAMAccountName', 'userAccountControl', 'memberOf']),
    )
    expect(usual.filter((name) => /pass|pwd|photo|\*/i.test(name))).toEqual([])
    const own = parseAttributes('mail=internetAddress').requested
    expect(own).toContain('internetAddress')
    expect(own).not.toContain('mail')
  })

  it.each([
    ['mial=email', /no field mial/, /did you mean mail\?/],
    ['mail', /"mail" does not say/, /mail=email/],
    ['mail=', /"mail=" does not say/, /mail=email/],
    ['title=userPassword', /userPassword holds secrets/, undefined],
    ['title=unicodePwd', /unicodePwd holds secrets/, undefined],
    ['title=ms-Mcs-AdmPwd', /holds secrets/, undefined],
  ])('refuses %s', (text, message, hint) => {
    expect(() => parseAttributes(text)).toThrow(message)
    if (hint !== undefined)
      expect(() => parseAttributes(text)).toThrow(expect.objectContaining({ hint: expect.stringMatching(hint) }))
  })
})
