import { PlaceBook } from '../../analysis/place-book.js'
import { dialableDigits } from '../../dialing/digits.js'
import type { Mapping } from '../../model/mapping.js'
import type { DirectoryNumber, ForwardKind } from '../../model/ucm/directory-number.js'
import { userLabel } from '../../model/ucm/end-user.js'
import type { Plan } from '../../plan/plan.js'
import { changesOf } from '../../plan/plan.js'
import type { NetworkCaller } from '../../routing/network/person-caller.js'
import { callerOfLine, callerOfTrunk } from '../../routing/ucm/resolve-caller.js'
import type { World } from '../world.js'
import type { CastRole } from './scenario-file.js'

/** Somebody who plays a part: how they call, and by which number they are called. */
export interface Actor {
  /** `user:…`, `dn:…`, `trunk:…`, `hunt-pilot:…`, as `WhoIsReached` says it. */
  readonly key: string
  readonly label: string
  /** `+17175550111` or `4711`; absent for somebody whom nobody calls. */
  readonly digits?: string
  readonly e164?: string
  /** Where a call of theirs starts; undefined when they cannot call in that state of the estate. */
  start(world: World, moved: boolean): NetworkCaller | undefined
}

/** Everybody who can play each part; sorted by key, so that a limit always leaves the same ones out. */
export class Cast {
  private readonly world: World
  private readonly plan: Plan
  private readonly mapping: Mapping
  private readonly places: PlaceBook
  private readonly moving: ReadonlySet<string>
  private readonly known = new Map<CastRole, readonly Actor[]>()

  /** @param world the estate before anything moves */
  constructor(world: World, plan: Plan, mapping: Mapping) {
    this.world = world
    this.plan = plan
    this.mapping = mapping
    this.places = new PlaceBook(world.estate, mapping)
    this.moving = new Set(plan.movers.flatMap(({ leftOut, lines }) => (leftOut === undefined ? lines : [])))
  }

  of(role: CastRole): readonly Actor[] {
    let actors = this.known.get(role)
    if (actors === undefined) {
      actors = [...this.find(role)].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      this.known.set(role, actors)
    }
    return actors
  }

  private find(role: CastRole): readonly Actor[] {
    switch (role) {
      case 'mover':
        return this.movers()
      case 'colleague':
        return this.stayers((number) => number.forwards.every(({ kind }) => kind !== 'all')).filter(
          ({ isNear }) => isNear,
        )
      case 'outside':
        return this.outside()
      case 'forwards-all':
        return this.stayers((number) => forwardsToNumber(number, 'all'))
      case 'forwards-no-answer':
        return this.stayers(
          (number) => forwardsToNumber(number, 'no-answer-internal') || forwardsToNumber(number, 'no-answer-external'),
        ).filter(({ isNear }) => isNear)
      case 'voicemail-user':
        return this.stayers(
          ({ forwards }) =>
            forwards.every(({ kind }) => kind !== 'all') &&
            forwards.some(({ kind, toVoicemail }) => toVoicemail && kind.startsWith('no-answer')),
        ).filter(({ isNear }) => isNear)
      case 'hunt-pilot':
        return this.pilots(false)
      case 'queue':
        return this.pilots(true)
    }
  }

  private movers(): readonly Actor[] {
    return this.plan.movers.flatMap((mover): readonly Actor[] => {
      const number = this.world.estate.find('directory-number', mover.lines[0] ?? '')?.value
      if (mover.leftOut !== undefined || number === undefined) return []
      const { mail, key, label, phoneNumber } = mover
      const start = (world: World, moved: boolean): NetworkCaller | undefined => {
        if (!moved) return { kind: 'ucm', caller: callerOfLine(world.estate, number.dn, number.partition) }
        return mail === undefined ? undefined : { kind: 'webex', mail }
      }
      return [
        {
          key,
          label,
          digits: dialableDigits(number.dn),
          ...(phoneNumber === undefined ? {} : { e164: phoneNumber }),
          start,
        },
      ]
    })
  }

  /** Numbers that stay, of people or places; near = at a location of the plan. */
  private stayers(fits: (number: DirectoryNumber) => boolean): readonly (Actor & { readonly isNear: boolean })[] {
    const { estate } = this.world
    return estate.all('directory-number').flatMap(({ key, value }) => {
      const [appearance] = estate.appearancesOf(value.dn, value.partition)
      if (this.moving.has(key) || appearance === undefined || !fits(value)) return []
      const owner = appearance.owner === undefined ? undefined : estate.user(appearance.owner)
      const place = this.places.locationOf([appearance.device], [value])?.name
      return [
        {
          key: `dn:${key}`,
          label: owner === undefined ? key : userLabel(owner),
          digits: dialableDigits(value.dn),
          isNear: place !== undefined && this.plan.locations.includes(place),
          start: (world: World): NetworkCaller => ({
            kind: 'ucm',
            caller: callerOfLine(world.estate, value.dn, value.partition),
          }),
        },
      ]
    })
  }

  private outside(): readonly Actor[] {
    return this.world.estate.all('trunk').flatMap(({ value }): readonly Actor[] => {
      if (this.mapping.trunks.find(({ name }) => name === value.name)?.role !== 'pstn') return []
      const start = ({ estate }: World): NetworkCaller | undefined => {
        const trunk = estate.find('trunk', value.name)?.value
        return trunk === undefined ? undefined : { kind: 'ucm', caller: callerOfTrunk(estate, trunk) }
      }
      return [{ key: `trunk:${value.name}`, label: `a caller through ${value.name}`, start }]
    })
  }

  private pilots(moving: boolean): readonly Actor[] {
    const moved = new Set(
      changesOf(this.plan).flatMap(({ what }) =>
        what.system === 'ucm' && what.kind === 'hunt-pilot' && what.newKey !== undefined ? [what.key] : [],
      ),
    )
    return this.world.estate.all('hunt-pilot').flatMap(({ key, value }): readonly Actor[] => {
      if (value.block || moved.has(key) !== moving) return []
      const label = value.description ?? value.alertingName ?? value.pattern
      return [{ key: `hunt-pilot:${key}`, label, digits: dialableDigits(value.pattern), start: () => undefined }]
    })
  }
}

function forwardsToNumber({ forwards }: DirectoryNumber, wanted: ForwardKind): boolean {
  return forwards.some(
    ({ kind, toVoicemail, destination }) => kind === wanted && !toVoicemail && destination !== undefined,
  )
}
