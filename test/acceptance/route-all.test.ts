import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { threeSites } from '../support/three-sites.js'
import { documentOf, WorkspacePlace } from './workspace-place.js'

const place = new WorkspacePlace()

interface Piece {
  readonly patterns?: readonly string[]
  readonly strings?: string
  readonly witness: string
  readonly trace: { readonly disposition: string; readonly reached?: string; readonly waitedSeconds: number }
}

function pieces(...args: readonly string[]): readonly Piece[] {
  return (documentOf(place.run('route', ...args, '--all', '--json')) as { readonly pieces: readonly Piece[] }).pieces
}

describe('rehome route --all over the made-up estate', () => {
  beforeAll(() => {
    place.run('init', place.workspace)
    place.run('ingest', 'ucm', threeSites('input/ucmdata_export.tar'))
  }, 60_000)
  afterAll(() => {
    place.remove()
  })

  it('gives the short numbers of a site to their lines, each alone, and the rest to nobody', () => {
    const found = pieces('user:uwolf', '47XX')
    const numbers = found.reduce((sum, { strings }) => sum + Number(strings), 0)
    expect(numbers).toBe(100)
    const nina = found.find(({ patterns }) => patterns?.join() === '4711')
    expect(nina).toMatchObject({
      strings: '1',
      witness: '4711',
      trace: { disposition: 'line', reached: 'dn:\\+17175550111@DN-E164-PT' },
    })
  })

  it('says what is no pattern, and that it takes one caller', () => {
    const broken = place.run('route', 'user:uwolf', '47[', '--all')
    expect([broken.code, broken.stderr]).toEqual([
      2,
      expect.stringContaining('the bracket is never closed at character 3'),
    ])
    expect(place.run('route', '-', '--all')).toMatchObject({ code: 2 })
  })

  it('reads as a table', () => {
    const { stdout } = place.run('route', 'user:uwolf', '47XX', '--all')
    expect(stdout).toMatch(/^4711 +1 +line +rings Nina Garcia/m)
  })
})
