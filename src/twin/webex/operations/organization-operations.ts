import { ok, type Operations } from '../operation.js'

/** The one organization that the token belongs to. */
export const ORGANIZATION_OPERATIONS: Operations = {
  listOrganizations: {
    method: 'GET',
    path: '/organizations',
    run: ({ tables }) => {
      const items = [...tables.organization.all()].map(({ id, displayName }) => ({ id, displayName }))
      return ok({ items })
    },
  },
}
