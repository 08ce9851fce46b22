import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { buildEnterprise } from '../generate/enterprise-estate.js'
import { writeLargeEstate } from '../generate/large-estate.js'
import { repositoryRoot } from '../support/shared-data.js'

const FOLDER = `${repositoryRoot}/node_modules/.cache/rehome-bench`

it.each([1_000, 4_000, 10_000])('estate of %i users', (users) => {
  mkdirSync(FOLDER, { recursive: true })
  const file = `${FOLDER}/users-${users}.tar`
  if (!existsSync(file)) expect(writeLargeEstate(file, users, 20261122)).toBeGreaterThan(0)
})

it('the enterprise', () => {
  mkdirSync(FOLDER, { recursive: true })
  const file = `${FOLDER}/enterprise-1.tar`
  if (!existsSync(file)) writeFileSync(file, buildEnterprise(1))
  expect(existsSync(file)).toBe(true)
})
