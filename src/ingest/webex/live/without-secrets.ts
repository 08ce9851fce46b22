import { isJsonRecord, type Json } from '../json-members.js'

/** Names of members that hold, or may hold, what lets somebody in. Rules about passwords go with them. */
const SECRET = /passw|passcode|passphrase|secret|token|credential|private_?key|^pin$|pincode|pinnumber/i

/** No answer of the platform is nested that deep; what lies deeper is no answer and is dropped. */
const DEEPEST = 100

/** An answer without its secrets, at any depth: they are dropped before anything is kept or looked at. */
export function withoutSecrets(json: Json, depth = 0): Json {
  if (depth > DEEPEST) return null
  if (Array.isArray(json)) return (json as readonly Json[]).map((item) => withoutSecrets(item, depth + 1))
  if (!isJsonRecord(json)) return json
  return Object.fromEntries(
    Object.entries(json)
      .filter(([name]) => !SECRET.test(name))
      .map(([name, value]) => [name, withoutSecrets(value, depth + 1)]),
  )
}
