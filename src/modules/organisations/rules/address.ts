export type Address = {
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
}

const GLUE = '\u00a0'

/**
 * An address in one line, as it stands on a Polish envelope: "ul. Przykładowa 12/4, 90-001 Łódź".
 *
 * What is missing is left out without a trace; postal code and city stay together at a line's end; a country other than
 * the reader's is named by its code, because carriers need it.
 *
 * @param home The country that needs no naming.
 * @see ux 1.3 Formats
 */
export function formatAddress({ street, postalCode, city, country }: Address, home = 'PL'): string {
  const town = [postalCode, city].filter((part) => part !== '').join(GLUE)
  const abroad = country === home ? '' : country
  return [street, town, abroad].filter((part) => part !== '').join(', ')
}
