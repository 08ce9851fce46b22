import { describe, expect, it } from 'vitest'
import { AxlSession } from '../../../src/ingest/axl/protocol/axl-session.js'
import { envelope, getContent, listContent } from '../../../src/ingest/axl/protocol/envelope.js'
import { inParallel } from '../../../src/ingest/axl/protocol/in-parallel.js'
import { isRefused, readPages } from '../../../src/ingest/axl/protocol/read-pages.js'
import { isAtLeast, tagsOf } from '../../../src/ingest/axl/protocol/returned-tags.js'
import { textAt } from '../../../src/ingest/axl/protocol/xml-tree.js'
import { readXml } from '../../support/xml-text.js'
import { done, fault, type NodeObject, ScriptedNode } from './scripted-node.js'

function partitions(count: number): readonly NodeObject[] {
  return Array.from({ length: count }, (_, at) => ({ uuid: `{${at}}`, listed: `<name>PT-${at}</name>` }))
}

async function namesOf(node: ScriptedNode): Promise<readonly string[] | string> {
  const session = new AxlSession(node, '15.0')
  const rows = await readPages(session, 'listRoutePartition', (page) => listContent(['name'], 'name', '15.0', page))
  return isRefused(rows) ? rows.fault.text : rows.map((row) => textAt(row, 'name'))
}

function expected(count: number): readonly string[] {
  return partitions(count).map((_, at) => `PT-${at}`)
}

function stretches(node: ScriptedNode): readonly string[] {
  return node.asked.map(
    ({ envelope: text }) => /<skip>(\d+)<\/skip><first>(\d+)</.exec(text)?.slice(1, 3).join('+') ?? '',
  )
}

describe('lists by the page', () => {
  it.each([0, 1, 199, 200, 201, 400, 451])('reads all of %i rows', async (count) => {
    expect(await namesOf(new ScriptedNode({ routePartition: partitions(count) }))).toEqual(expected(count))
  })

  it('ends when a page comes again, though its rows have no identity', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => `<routePartition><name>PT-${at}</name></routePartition>`).join(
      '',
    )
    const node = new ScriptedNode({}, (operation) => done(operation, rows))
    expect(await namesOf(node)).toEqual(expected(200))
    expect(node.asked).toHaveLength(2)
  })

  it.each([
    ['Query request too large. Total rows matched: 451 rows. Suggestive Row Fetch: less than 70 rows', '0+69'],
    ['Query request too large. Total rows matched: 451 rows. Suggested row fetch: less than 190 rows', '0+100'],
    ['Query request too large.', '0+100'],
  ])('asks for fewer rows when the node says: %s', async (text, second) => {
    const most = Number(second.slice(2))
    const node = new ScriptedNode({ routePartition: partitions(451) }, (_, request) =>
      Number(/<first>(\d+)</.exec(request)?.[1]) > most ? fault(text) : undefined,
    )
    expect(await namesOf(node)).toEqual(expected(451))
    expect(stretches(node).slice(0, 2)).toEqual(['0+200', second])
  })

  it('gives up when not even one row fits, and on any other fault at once', async () => {
    const large = new ScriptedNode({}, () => fault('Query request too large. Suggestive Row Fetch: less than 1 rows'))
    expect(await namesOf(large)).toMatch(/too large/)
    const denied = new ScriptedNode({}, () => fault('Access denied'))
    expect(await namesOf(denied)).toBe('Access denied')
    expect(denied.asked).toHaveLength(1)
  })

  it('counts a row that moves over the border of two pages once', async () => {
    const rows = partitions(301).map(({ uuid, listed }) => `<routePartition uuid="${uuid}">${listed}</routePartition>`)
    const node = new ScriptedNode({}, (operation, _, count) =>
      done(operation, (count === 1 ? rows.slice(0, 200) : rows.slice(199)).join('')),
    )
    expect(await namesOf(node)).toEqual(expected(301))
  })

  it('stops at a node that knows no pages', async () => {
    const all = (count: number): string =>
      partitions(count)
        .map(({ uuid, listed }) => `<p uuid="${uuid}">${listed}</p>`)
        .join('')
    expect(await namesOf(new ScriptedNode({}, (operation) => done(operation, all(350))))).toEqual(expected(350))
    expect(await namesOf(new ScriptedNode({}, (operation) => done(operation, all(200))))).toEqual(expected(200))
  })
})

describe('requests', () => {
  it('ask for elements that the version knows', () => {
    const tags = 'name members(member(index new@14.0)) elinGroup@12.5'
    expect(tagsOf(tags, '11.5')).toBe('<name/><members><member><index/></member></members>')
    expect(tagsOf(tags, '14.0')).toBe('<name/><members><member><index/><new/></member></members><elinGroup/>')
    expect([isAtLeast('12.5', '12.5'), isAtLeast('9.1', '12.5'), isAtLeast('14.0', '12.5')]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('are well-formed whatever they hold', () => {
    const text = envelope('getPhone', '15.0', getContent('{<&">\u0001}', 'name', '15.0'))
    const [, body] = readXml(
      text.replaceAll(/\b(?:soapenv|axl):(?=\w)/g, '').replace(/<Envelope[^>]*>/, '<Envelope>'),
    ).children
    expect(body?.children[0]?.children[0]).toMatchObject({ name: 'uuid', text: '{<&"> }' })
  })
})

describe('work side by side', () => {
  it('keeps the order and the limit, and begins nothing more after a failure', async () => {
    let [running, most] = [0, 0]
    const work = async (item: number): Promise<number> => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      return item * 2
    }
    expect(await inParallel([1, 2, 3, 4, 5, 6, 7], 3, work)).toEqual([2, 4, 6, 8, 10, 12, 14])
    expect(most).toBe(3)
    const begun: number[] = []
    const failing = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item)
      await Promise.resolve()
      if (item === 2) throw new Error('two')
    })
    await expect(failing).rejects.toThrow('two')
    expect(begun.length).toBeLessThan(6)
  })
})
