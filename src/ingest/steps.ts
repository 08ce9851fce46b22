/** Long work that stops wherever something else may be done meanwhile, and gives its result at the end. */
export type Steps<T> = Generator<undefined, T>

/** All of it at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** All of it, with a turn for whatever else waits, such as an interrupt, at every stop. */
export async function finishInTurns<T>(steps: Steps<T>, turn: () => Promise<void>): Promise<T> {
  let step = steps.next()
  while (step.done !== true) {
    await turn()
    step = steps.next()
  }
  return step.value
}
