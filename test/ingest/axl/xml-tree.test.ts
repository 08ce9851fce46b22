import { describe, expect, it } from 'vitest'
import { elementsAt, readXml, textAt, XmlError } from '../../../src/ingest/axl/protocol/xml-tree.js'

describe('answers as XML', () => {
  it('gives names without prefix, text with references resolved, and elements by path', () => {
    const root = readXml(
      '<?xml version="1.0"?><a:r xmlns:a="u"><l><m i="1">x &amp; &lt;y&gt; &#43;</m><m><![CDATA[<z>]]></m></l><e/></a:r>',
    )
    expect(root.name).toBe('r')
    expect(elementsAt(root, 'l.m').map(({ text }) => text)).toEqual(['x & <y> +', '<z>'])
    expect(textAt(root, 'e')).toBe('')
    expect(textAt(root, 'no.such')).toBe('')
  })

  it.each([
    ['a document type', '<!DOCTYPE r><r/>'],
    ['an entity of its own', '<!DOCTYPE r [<!ENTITY b "bbbb">]><r>&b;</r>'],
    ['an external entity', '<!DOCTYPE r SYSTEM "file:///etc/hostname"><r/>'],
    ['an entity that nobody declared', '<r>&b;</r>'],
    ['a text that is cut off', '<r><a>1</a><a>2'],
    ['two roots', '<r/><r/>'],
    ['nothing', ''],
    ['no XML', 'Service Unavailable'],
  ])('refuses %s', (_, text) => {
    expect(() => readXml(text)).toThrow(XmlError)
  })

  it('refuses a text that is nested without end, and says nothing of what it holds', () => {
    expect(() => readXml('<s3cret>'.repeat(1000))).toThrow(/nested too deeply/)
    expect(() => readXml('<r>s3cret')).toThrow(/^(?!.*s3cret)/)
  })

  it('takes a text of 10 MB in one element', () => {
    const text = 'x'.repeat(10 * 1024 * 1024)
    expect(readXml(`<r><t>${text}</t></r>`).children[0]?.text.length).toBe(text.length)
  })
})
