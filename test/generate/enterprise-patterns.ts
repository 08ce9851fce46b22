/** Area codes with a hundred example numbers each. */
const AREAS = 800

/** Makes patterns of a shape, all different in their digits as far as the shape allows. */
export class PatternMaker {
  private readonly endpoints: number

  /** Numbers below `endpoints` belong to phones; patterns get others while there are any. */
  constructor(endpoints: number) {
    this.endpoints = endpoints
  }

  /** The example number of a place: ten digits, NPA-555-01xx. */
  number(index: number): string {
    return `${this.areaOf(Math.floor(index / 100))}55501${String(index % 100).padStart(2, '0')}`
  }

  areaOf(index: number): number {
    return 200 + (index % AREAS)
  }

  /** `d` a digit, `[r]` a range, `[s]` a set, `[^s]` a negated set; everything else stands for itself. */
  pattern(shape: string, index: number): string {
    const digits = shape.replaceAll(/\[\^?[rs]\]/g, '').split('d').length - 1
    const supply = this.digits(digits, index)
    let used = 0
    return shape.replaceAll(
      /\[(\^?)([rs])\]|d/g,
      (token: string, negated: string | undefined, kind: string | undefined) => {
        if (token === 'd') {
          used += 1
          return supply.charAt(used - 1)
        }
        const low = index % 4
        return kind === 'r' ? `[${negated ?? ''}${low + 2}-${low + 5}]` : `[${negated ?? ''}${low}${low + 2}${low + 5}]`
      },
    )
  }

  /** Ten and more digits hold an example number; fewer are counted up. */
  private digits(count: number, index: number): string {
    const number = this.number(this.endpoints + index)
    if (count >= 10)
      return (
        number +
        String(index)
          .padStart(count, '0')
          .slice(-(count - 10))
      ).slice(0, count)
    if (count >= 6) return number.slice(0, count - 2) + String(index % 100).padStart(2, '0')
    return String((index * 7 + 100) % 10 ** count).padStart(count, '0')
  }
}
