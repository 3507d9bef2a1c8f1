import type { StateMessages } from "#components/words/en/states.ts";

export const states: StateMessages = {
  loading: "Chargement",
  onItsWay: "Les chiffres arrivent",
  nothingYet: {
    spending: {
      title: "Aucun paiement pour l’instant",
      text: "Dès que le premier paiement de votre compte sera connu ici, cette page montrera ce qui est entré, ce qui est sorti et pour quoi.",
    },
    devices: {
      title: "Aucun relevé pour l’instant",
      text: "Dès que le premier de vos appareils aura transmis sa consommation, cette page montrera combien d’énergie est utilisée, par quoi et quand.",
    },
    expected: "Si vous vous attendiez à en trouver ici, adressez-vous à la personne qui vous a donné cet accès.",
  },
  restricted: {
    title: "Votre rôle n’y donne pas accès",
    text: (what, who) =>
      `${what}\u00a0: votre rôle ne le permet pas. Pour obtenir un rôle qui convient, adressez-vous à\u00a0: ${who}.`,
    admin: "administration de votre organisation",
  },
  failed: {
    title: "Cette page n’a pas pu être chargée",
    text: "Une erreur s’est produite de notre côté\u202f; aucune de vos données n’est perdue. Cela fonctionnera peut-être dans un instant.",
    retry: "Réessayer",
    reference: (reference) => `Sinon, communiquez la référence ${reference} à l’exploitant de ce service.`,
  },
  reference: (reference) => `Communiquez la référence ${reference} à l’exploitant de ce service.`,
};
