/** The scenarios that come with the tool. */
export interface ScenarioFiles {
  /** By name; text as in the file. Throws UserError when they are missing from the installation. */
  shipped(): readonly { readonly name: string; readonly text: string }[]
}
