/** The language of the interface, and so of its figures and dates. */
export const LOCALE = "en-GB";
