import type { FrameMessages } from "#components/words/en/frame.ts";

export const frame: FrameMessages = {
  title: "Tableau de bord",
  dashboards: { spending: "Dépenses", devices: "Appareils" },
  loading: "Les chiffres arrivent",
  notOpened: "Cette vue n’a pas pu être ouverte",
  sessionEnded: {
    title: "Cette vue est terminée",
    text: "Cette vue ne peut être ouverte qu’une fois. Ouvrez-la de nouveau depuis la page où elle se trouve.",
  },
  tokenNeeded: { title: "Un instant", text: "La page où se trouve cette vue est en train de la renouveler." },
  offline: {
    title: "Pas de connexion",
    text: "Les chiffres affichés ne sont peut-être plus à jour. Ils seront actualisés dès le retour de la connexion.",
  },
  retry: "Réessayer",
  reload: "Recharger",
  withheld: "Le détail de ce chiffre ne fait pas partie de cette vue.",
  noData: "Il n’y a rien à afficher pour cette période.",
  print: "Imprimer",
  debugTitle: "Pour le développement\u00a0: ce que dit ce cadre",
  errors: {
    TOKEN_REFUSED: "Rechargez la page où elle se trouve. Si cela ne suffit pas, prévenez son exploitant.",
    TOKEN_ENDPOINT: "La page qui entoure cette vue n’a pas indiqué qui vous êtes. Rechargez-la.",
    SESSION_ENDED: "Cette vue est terminée. Rechargez la page où elle se trouve.",
    SESSION_CHANGED: "Une autre personne s’est connectée à la page qui entoure cette vue. La vue est rechargée.",
    DASHBOARD_NOT_ALLOWED:
      "Ce tableau de bord ne vous est pas ouvert. Adressez-vous à la personne qui vous a donné accès à cette page.",
    NOT_ALLOWED: "Cela ne fait pas partie de cette vue. Adressez-vous à la personne qui vous a donné accès à cette page.",
    BAD_MESSAGE: "La page qui entoure cette vue lui a envoyé un message qu’elle ne comprend pas. Rien n’a changé.",
    NETWORK: "Les chiffres n’ont pas pu être récupérés. Vérifiez votre connexion et réessayez.",
    OPTIONS: "La page qui entoure cette vue a demandé quelque chose qui n’existe pas. Prévenez la personne qui la gère.",
    INTERNAL:
      "Une erreur s’est produite de notre côté\u202f; aucune de vos données n’est perdue. Cela fonctionnera peut-être dans un instant.",
  },
};
