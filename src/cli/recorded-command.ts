/** Name and password in a URL, up to the last `@` of the word. */
const USER_OF_URL = /([A-Za-z][\w+.-]*:\/\/)\S*@/g

/** The command line as others may read it, in the lock of a workspace: without names and passwords in URLs. */
export function recordedCommand(words: readonly string[]): string {
  return ['rehome', ...words.map((word) => word.replace(USER_OF_URL, '$1'))].join(' ')
}
