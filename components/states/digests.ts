/** What the error of a page bears where a figure of it is too great to be told: all that a browser learns of an error is its digest. */
export const TOO_GREAT = "FIGURE_TOO_GREAT";
