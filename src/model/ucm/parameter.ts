export interface EnterpriseParameter {
  readonly name: string
  readonly value?: string
}

export interface ServiceParameter {
  /** `EnterpriseWideData` for cluster-wide values, else a host. */
  readonly server: string
  readonly name: string
  readonly value?: string
  readonly service?: string
}
