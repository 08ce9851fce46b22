import { existsSync, mkdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { writeLargeEstate } from '../generate/large-estate.js'
import { repositoryRoot } from '../support/shared-data.js'

const FOLDER = `${repositoryRoot}/node_modules/.cache/rehome-bench`

it.each([1_000, 4_000, 10_000])('estate of %i users', (users) => {
  mkdirSync(FOLDER, { recursive: true })
  const file = `${FOLDER}/users-${users}.tar`
  if (!existsSync(file)) expect(writeLargeEstate(file, users, 20261122)).toBeGreaterThan(0)
})
