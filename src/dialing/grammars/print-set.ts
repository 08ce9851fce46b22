/** Members of a bracket in their order, three or more neighbors as a range: `02345` gives `02-5`. */
export function printMembers(members: string, mayRange: RegExp): string {
  let text = ''
  for (let at = 0; at < members.length; ) {
    let end = at
    while (isNext(members, end, mayRange)) end += 1
    text += end - at < 2 ? members.slice(at, end + 1) : `${members.charAt(at)}-${members.charAt(end)}`
    at = end + 1
  }
  return text
}

function isNext(members: string, at: number, mayRange: RegExp): boolean {
  const next = members.charAt(at + 1)
  return mayRange.test(members.charAt(at)) && mayRange.test(next) && next.charCodeAt(0) === members.charCodeAt(at) + 1
}
