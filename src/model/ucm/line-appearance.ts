/** One line button of one device: what differs per device although the number is the same. */
export interface LineAppearance {
  /** 1-based button position. */
  readonly index: number
  readonly dn: string
  readonly partition?: string
  readonly label?: string
  readonly display?: string
  readonly externalPhoneNumberMask?: string
  readonly maximumCalls?: number
  readonly busyTrigger?: number
  readonly recordingOption?: string
  readonly recordingProfile?: string
  readonly recordingMediaSource?: string
  readonly monitoringCallingSearchSpace?: string
  readonly autoAnswer?: string
}
