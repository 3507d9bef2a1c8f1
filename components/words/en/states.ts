/** What a page says in place of its content. */
export const states = {
  loading: "Loading",
  onItsWay: "The figures are on their way",
  nothingYet: {
    spending: {
      title: "No payments yet",
      text: "As soon as the first payment on your account is known here, this page shows what came in, what went out and what for.",
    },
    devices: {
      title: "No readings yet",
      text: "As soon as the first of your devices reports its use, this page shows how much energy is used, by what and when.",
    },
    expected: "If you expected some to be here, ask whoever gave you this access.",
  },
  restricted: {
    title: "Not open to your role",
    text: (what: string, who: string) => `${what} needs a role that yours is not. Ask ${who} to give you one that has it.`,
    admin: "an admin of your organisation",
  },
  failed: {
    title: "This page could not be loaded",
    text: "Something failed on our side; nothing of yours is lost. It may work in a moment.",
    retry: "Try again",
    reference: (reference: string) => `If it does not, tell whoever runs this service the reference ${reference}.`,
  },
  reference: (reference: string) => `Tell whoever runs this service the reference ${reference}.`,
};
export type StateMessages = typeof states;
