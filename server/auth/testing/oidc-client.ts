/** How Inlay is registered at the provider of the tests. */
export const CLIENT = { id: "inlay", secret: "a secret of the client at this issuer" };
