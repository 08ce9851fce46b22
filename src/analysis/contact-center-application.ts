const APPLICATION_NAME = /ccx|jtapi|rm_?cm/i

/**
 * True for the names that Contact Center Express gives the application users through which it controls
 * phones, ports and route points (`corrections` 13): JTAPI, RmCm and the product's own.
 */
export function isContactCenterApplication(name: string): boolean {
  return APPLICATION_NAME.test(name)
}
