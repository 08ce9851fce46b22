import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import { DialForms } from '../../src/simulate/calls/dial-forms.js'
import { threeSitesSnapshot } from '../support/three-sites.js'

let forms: DialForms

beforeAll(async () => {
  forms = new DialForms(new UcmEstate(await threeSitesSnapshot()), DEFAULT_SETTINGS)
})

describe('the strings that may lead to a number', () => {
  it('are found backwards through chains of translations', () => {
    const found = forms.of({ digits: '+17175550111' })
    expect(found).toEqual(
      expect.arrayContaining(['4711', '84711', '7175550111', '917175550111', '17175550111', '+17175550111']),
    )
    // 8.4XXX leads to 47XX, which leads to the number; 42XX is Austin.
    expect(found).not.toContain('4211')
  })

  it('are found through prefixes and without a mask', () => {
    expect(forms.of({ digits: '7115105' })).toEqual(expect.arrayContaining(['5105', '85105', '7115105']))
  })

  it('hold the alternate numbers and what leads to them', () => {
    expect(forms.of({ digits: '+17175550111', alternates: ['\\+17175550177'] })).toEqual(
      expect.arrayContaining(['4777', '+17175550177']),
    )
  })

  it('come shortest first, each once', () => {
    const found = forms.of({ digits: '+17175550111', e164: '+17175550111' })
    expect(found.map(({ length }) => length)).toEqual(found.map(({ length }) => length).sort((a, b) => a - b))
    expect(new Set(found).size).toBe(found.length)
  })

  it('use international prefixes outside the North American plan', () => {
    expect(forms.of({ digits: '+442079460100' })).toEqual(
      expect.arrayContaining(['00442079460100', '9011442079460100']),
    )
  })
})
