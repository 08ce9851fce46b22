import { describe, expect, it } from 'vitest'
import { AxlSession } from '../../../src/ingest/axl/protocol/axl-session.js'
import { openSession } from '../../../src/ingest/axl/protocol/open-session.js'
import { isRefused, readPages } from '../../../src/ingest/axl/protocol/read-pages.js'
import { listContent } from '../../../src/ingest/axl/protocol/envelope.js'
import { textAt } from '../../../src/ingest/axl/protocol/xml-tree.js'
import { done, fault, type NodeObject, ScriptedNode } from './scripted-node.js'

function partitions(count: number): readonly NodeObject[] {
  return Array.from({ length: count }, (_, at) => ({ uuid: `{${at}}`, listed: `<name>PT-${at}</name>` }))
}

async function listed(node: ScriptedNode) {
  const session = new AxlSession(node, '15.0')
  return readPages(session, 'listRoutePartition', (page) => listContent(['name'], 'name', '15.0', page))
}

function names(rows: Awaited<ReturnType<typeof listed>>): readonly string[] {
  if (isRefused(rows)) throw new Error(rows.fault.text)
  return rows.map((row) => textAt(row, 'name'))
}

describe('a conversation with a node', () => {
  it('speaks the newest version that the node knows', async () => {
    const node = new ScriptedNode({}, (_, envelope) =>
      /API\/(?:15\.0|14\.0|12\.5)"/.test(envelope) ? { status: 599, text: '' } : undefined,
    )
    const { session, release } = await openSession(node)
    expect([session.version, release]).toEqual(['12.0', '14.0.1.13900(155)'])
    expect(node.asked.map(({ version }) => version)).toEqual(['15.0', '14.0', '12.5', '12.0'])
  })

  it('says which versions were tried when none is known, and tries only the one that was named', async () => {
    const node = new ScriptedNode({}, () => ({ status: 599, text: '' }))
    await expect(openSession(node)).rejects.toThrow(/none of the AXL versions 15.0, 14.0, 12.5, 12.0, 11.5/)
    await expect(openSession(node, '12.0')).rejects.toThrow(/versions 12\.0 \(599\)/)
    expect(node.asked.at(-1)?.version).toBe('12.0')
  })

  it.each([
    [401, /does not accept the user or the password/],
    [403, /does not answer AXL requests of this user/],
    [404, /has no AXL service/],
    [302, /sends requests on to another place/],
    [400, /answers getCCMVersion with 400/],
  ])('says what to do about %i', async (status, message) => {
    const node = new ScriptedNode({}, () => ({ status, text: '<html/>' }))
    await expect(openSession(node)).rejects.toThrow(message)
    expect(node.asked).toHaveLength(1)
  })

  it('says the fault of a node in its own words, on one line, without the password', async () => {
    const node = new ScriptedNode({}, () => fault('Access denied\nfor s3cret'))
    await expect(openSession(node)).rejects.toThrow('Access denied for <removed>')
  })

  it('gives up soon when the node that was named never answers', async () => {
    const node = new ScriptedNode({}, () => 'lost')
    await expect(openSession(node)).rejects.toThrow(/connection was lost 3 times/)
    expect(node.waits).toEqual([1000, 4000])
  })

  it('asks a busy node again, and waits longer each time', async () => {
    const node = new ScriptedNode({ routePartition: partitions(1) }, (_, __, count) =>
      count <= 2 ? { status: 503, text: '' } : undefined,
    )
    expect(names(await listed(node))).toEqual(['PT-0'])
    expect(node.waits).toEqual([1000, 2000])
  })

  it('waits as long as the node asks for, within reason', async () => {
    const after = [7, 86_400]
    const node = new ScriptedNode({ routePartition: partitions(1) }, (_, __, count) => {
      const retryAfterSeconds = after[count - 1]
      return retryAfterSeconds === undefined ? undefined : { status: 503, text: '', retryAfterSeconds }
    })
    expect(names(await listed(node))).toEqual(['PT-0'])
    expect(node.waits).toEqual([7000, 60_000])
  })

  it('asks again when the connection is lost or the node has no memory left, and gives up in the end', async () => {
    const full = fault('Maximum AXL Memory Allocation Consumed. Please retry once requests in progress have completed')
    const once = new ScriptedNode({ routePartition: partitions(1) }, (_, __, count) =>
      count === 1 ? 'lost' : count === 2 ? full : undefined,
    )
    expect(names(await listed(once))).toEqual(['PT-0'])
    await expect(listed(new ScriptedNode({}, () => 'lost'))).rejects.toThrow(/connection was lost 7 times/)
    const busy = new ScriptedNode({}, () => ({ status: 503, text: '' }))
    await expect(listed(busy)).rejects.toThrow(/too busy to answer listRoutePartition/)
    expect(busy.asked).toHaveLength(7)
  })

  it.each([
    ['is cut off', { status: 200, text: '<soapenv:Envelope><soapenv:Body><x>' }, /not complete, well-formed XML/],
    ['declares entities', { status: 200, text: '<!DOCTYPE a [<!ENTITY x "y">]><a/>' }, /declares a document type/],
    ['is a page', { status: 500, text: '<html><br></html>' }, /says 500 and cannot be read/],
    ['is of another service', { status: 200, text: '<Envelope><Body><other/></Body></Envelope>' }, /is none of AXL/],
    ['is of another operation', done('listCss', ''), /is none of AXL/],
  ])('never takes an answer that %s for a short one', async (_, answer, message) => {
    await expect(listed(new ScriptedNode({}, () => answer))).rejects.toThrow(message)
  })
})
