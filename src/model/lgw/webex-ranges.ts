/**
 * Networks from which Webex Calling sends SIP, as the port reference listed them on the date given
 * (`local-gateway` 1.2). They change: compare with the reference before a gateway is configured.
 */
export const WEBEX_SIGNALING: { readonly asOf: string; readonly networks: readonly string[] } = {
  asOf: '2024-10-02',
  networks: [
    '23.89.0.0 255.255.0.0',
    '85.119.56.0 255.255.254.0',
    '128.177.14.0 255.255.255.0',
    '128.177.36.0 255.255.255.0',
    '135.84.168.0 255.255.248.0',
    '139.177.64.0 255.255.248.0',
    '139.177.72.0 255.255.254.0',
    '144.196.0.0 255.255.0.0',
    '150.253.128.0 255.255.128.0',
    '163.129.0.0 255.255.128.0',
    '170.72.0.0 255.255.0.0',
    '170.133.128.0 255.255.192.0',
    '185.115.196.0 255.255.252.0',
    '199.19.196.0 255.255.254.0',
    '199.19.199.0 255.255.255.0',
    '199.59.64.0 255.255.248.0',
  ],
}
