/** The longest sheet name that spreadsheet programs take. */
const NAME_LIMIT = 31

/**
 * The names of the tabs in the file, by the names in the document: characters that programs refuse
 * become `-`, an apostrophe (which would need quoting in every reference) becomes `’`, and what is
 * too long or taken (upper and lower case are one) ends in `~2`, `~3` and so on.
 */
export function sheetNames(wanted: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const name of wanted) {
    if (names.has(name)) throw new Error(`two sheets are named ${name}`)
    const base = acceptable(name)
    let unique = base
    for (let count = 2; taken.has(unique.toLowerCase()); count++) {
      const mark = `~${String(count)}`
      unique = base.slice(0, NAME_LIMIT - mark.length) + mark
    }
    taken.add(unique.toLowerCase())
    names.set(name, unique)
  }
  return names
}

function acceptable(name: string): string {
  const clean = name
    .replace(/[\u0000-\u001f[\]:*?/\\]/g, '-')
    .replace(/'/g, '’')
    .replace(/\p{Surrogate}/gu, '-')
    .trim()
    .slice(0, NAME_LIMIT)
    .replace(/\p{Surrogate}/gu, '')
  if (clean === '') return 'Sheet'
  // Excel keeps this name for itself.
  return clean.toLowerCase() === 'history' ? `${clean}-` : clean
}

/** A sheet name for a formula or a link; the names above hold no apostrophe. */
export function quotedSheetName(name: string): string {
  return `'${name}'`
}
