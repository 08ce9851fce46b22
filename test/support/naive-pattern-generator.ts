import fc from 'fast-check'
import { type NaivePattern, readNaivePattern } from './naive-pattern.js'

/** A wildcard, and whether it takes one symbol exactly. */
export interface Token {
  readonly text: string
  readonly isFixed: boolean
}

const fixed = (text: string): Token => ({ text, isFixed: true })
const variable = (text: string): Token => ({ text, isFixed: false })
const SETS = ['[1-3]', '[02]', '[0-2]', '[13]', '[1-24]', '[2*]', '[0#]', '[39]', '[0-9]'].map(fixed)
const NEGATED_SETS = ['[^1]', '[^0-2]', '[^*]', '[^12]', '[^3-9]'].map(fixed)
const HEADS = ['', '1', '12', '9', '90', '*', '\\+', '\\+1', '2']
/** Most patterns are one of these numbers with some of its digits loosened, so that they meet. */
export const NUMBERS = ['120', '120', '120', '1203', '12', '9120', '\\+120']

/** The digits of generated patterns. */
export function digit(): fc.Arbitrary<string> {
  return fc.constantFrom('1', '2', '0', '3', '9')
}

function singleToken(): fc.Arbitrary<Token> {
  return fc.oneof(
    { weight: 8, arbitrary: digit().map(fixed) },
    { weight: 6, arbitrary: fc.constant(fixed('X')) },
    { weight: 4, arbitrary: fc.constantFrom(...SETS) },
    { weight: 2, arbitrary: fc.constantFrom(...NEGATED_SETS) },
    { weight: 1, arbitrary: fc.constantFrom(fixed('*'), fixed('#'), fixed('\\+'), fixed('A')) },
  )
}

function anyToken(): fc.Arbitrary<Token> {
  return fc.oneof(
    { weight: 10, arbitrary: singleToken() },
    { weight: 1, arbitrary: fc.constant(variable('!')) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(singleToken(), fc.constantFrom('?', '+'))
        .map(([token, quantifier]) => variable(token.text + quantifier)),
    },
  )
}

/** A pattern, its wildcards, and whether PreDot has one meaning on it. */
export interface GeneratedPattern {
  readonly tokens: readonly Token[]
  readonly text: string
  readonly hasPlainDot: boolean
}

/** Any readable pattern that does not match the empty string. */
export function wildPattern(mayHaveDot = true): fc.Arbitrary<GeneratedPattern> {
  const dot = mayHaveDot ? fc.option(fc.nat({ max: 5 }), { nil: undefined, freq: 1 }) : fc.constant(undefined)
  const free = fc.tuple(fc.constantFrom(...HEADS), fc.array(anyToken(), { minLength: 1, maxLength: 4 }))
  const near = fc.constantFrom(...NUMBERS).chain((number) => fc.tuple(...tokensOf(number).map(loosened)))
  const tokens = fc.oneof(
    { weight: 2, arbitrary: free.map(([head, body]) => [...tokensOf(head), ...body]) },
    { weight: 5, arbitrary: near },
  )
  const tail = fc.constantFrom('', '', '', '', '', '', '', '', '', '', '!', '!', '#', '!#', 'X')
  return fc
    .record({ tokens, tail, dot })
    .map(({ tokens: drawn, tail: end, dot: place }) => assemble([...drawn, ...tokensOf(end)], place))
}

/** The symbol itself, or something that takes it among others. */
function loosened(token: Token): fc.Arbitrary<Token> {
  const { text } = token
  if (!/^[0-9]$/.test(text)) return fc.constant(token)
  const pair = text === '9' ? ['[39]', '[29]'] : [`[${text}9]`, `[${text}4]`]
  const wider = [`[0-${text}]`, text === '1' ? '[^2]' : '[^1]']
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(token) },
    { weight: 6, arbitrary: fc.constantFrom('X', 'X', ...pair, ...pair, ...wider).map(fixed) },
    { weight: 1, arbitrary: fc.constantFrom('!', 'X?', 'X+', `${text}?`, `${text}+`).map(variable) },
  )
}

function tokensOf(literal: string): readonly Token[] {
  return (literal.match(/\\\+|./g) ?? []).map((text) => (text === '!' ? variable(text) : fixed(text)))
}

/** One negated set at most, a dot before the wildcard with this number, never all optional. */
export function assemble(drawn: readonly Token[], dot: number | undefined): GeneratedPattern {
  const isOptional = (token: Token) => token.text.endsWith('?')
  const firstNegated = drawn.findIndex(({ text }) => text.startsWith('[^'))
  const allOptional = drawn.every(isOptional)
  const tokens = drawn.map((token, index) => {
    if (token.text.startsWith('[^') && index !== firstNegated) return fixed('X')
    return allOptional && index === 0 ? fixed(token.text.slice(0, -1)) : token
  })
  if (dot === undefined) return { tokens, text: tokens.map(({ text }) => text).join(''), hasPlainDot: false }
  const before = tokens.slice(0, dot)
  return {
    tokens,
    text: `${before.map(({ text }) => text).join('')}.${tokens
      .slice(dot)
      .map(({ text }) => text)
      .join('')}`,
    hasPlainDot: before.every(({ isFixed }) => isFixed),
  }
}

/** One number without wildcards. */
export function numberPattern(): fc.Arbitrary<GeneratedPattern> {
  const free = fc
    .tuple(fc.constantFrom(...HEADS), fc.array(digit(), { minLength: 1, maxLength: 4 }))
    .map(([head, digits]) => head + digits.join(''))
  return fc
    .oneof({ weight: 2, arbitrary: free }, { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) })
    .map((number) => assemble(tokensOf(number), undefined))
}

/** A generated pattern as the oracle reads it. */
export function readGenerated(text: string): NaivePattern {
  const reading = readNaivePattern(text)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.pattern
}

/** A string that the pattern matches; the choices go round. */
export function witnessOf(pattern: NaivePattern, choices: readonly number[]): string {
  let used = 0
  const choose = (among: number) => (choices[used++ % choices.length] ?? 0) % among
  return [...pattern.beforeDot, ...pattern.afterDot]
    .map(({ symbols, repeat }) => {
      const times = repeat === 'once' ? 1 : choose(3) + (repeat === 'one-or-more' ? 1 : 0)
      return Array.from({ length: times }, () => symbols.charAt(choose(symbols.length))).join('')
    })
    .join('')
}
