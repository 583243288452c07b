/** The text of docs/openapi.json. */
export const renderDescription = (description: unknown): string => `${JSON.stringify(description, null, 2)}\n`
