/** Texts that are shipped with the tool and filled in by plans. */
export interface TemplateFiles {
  /** The gateway configuration, in each of the two generations in the field. */
  gateway(): Promise<{ readonly current: string; readonly older: string }>
}
