import type { ControlMessages } from "#components/words/en/controls.ts";
import type { Tools } from "#components/words/tools.ts";

export const controls = ({ count, plural }: Tools): ControlMessages => ({
  period: {
    label: "Période",
    dialog: "Période et comparaison",
    against: (than) => `comparaison\u00a0: ${than}`,
    comparedWith: "Comparer avec",
    before: "La période précédente",
    yearBefore: "Les mêmes jours un an plus tôt",
    firstDay: "Premier jour",
    lastDay: "Dernier jour",
    show: "Afficher ces jours",
    choose: "Choisissez le premier et le dernier jour.",
    backwards: "Le dernier jour précède le premier.",
    tooLong: "Il n’est pas possible d’afficher plus de dix ans à la fois.",
    leftOut: (shown) =>
      `La période indiquée dans l’adresse de cette page ne peut pas être affichée. En voici une autre\u00a0: ${shown}.`,
  },
  currency: { label: "Devise", current: (currency) => `Devise\u00a0: ${currency}` },
  filters: {
    chip: (filter, value) => `${filter}\u00a0: ${value}`,
    remove: (filter, value) => `Retirer le filtre ${filter}\u00a0: ${value}`,
    clear: "Tout effacer",
  },
  customers: {
    one: "Client",
    many: "Clients",
    all: "Tous les clients",
    search: "Rechercher un client",
    placeholder: "Nom ou identifiant",
    unloaded: "La liste n’a pas pu être chargée. Fermez-la et réessayez.",
    none: "Personne ne porte ce nom.",
  },
  about: (whose, period) => `${whose} · ${period}`,
  tile: {
    explain: (title) => `${title}\u00a0: signification`,
    more: (title) => `${title}\u00a0: autres actions`,
    data: (title) => `${title}, données`,
    asChart: "Afficher le graphique",
    asTable: "Afficher sous forme de tableau",
    csv: "Télécharger en CSV",
    link: "Copier le lien vers cette vignette",
    copied: "Lien copié. Il ouvre cette page sur cette vignette.",
    notCopied: (link) => `Le navigateur n’a pas autorisé la copie. Le lien\u00a0: ${link}`,
  },
  list: {
    fewer: "Afficher moins",
    more: (left) => plural(left, { one: `Afficher ${count(left)} autre`, other: `Afficher ${count(left)} autres` }),
  },
  findings: {
    dismissed: "Écarté",
    dismiss: (name) => `${name}\u00a0: écarter`,
    restore: (name) => `${name}\u00a0: remettre dans la liste`,
    wasDismissed: (name) => `Écarté\u00a0: ${name}`,
    wasRestored: (name) => `Remis dans la liste\u00a0: ${name}`,
  },
  csv: {
    export: "Exporter en CSV",
    failed: "Le fichier n’a pas pu être créé. Réessayez dans un instant.",
    head: (name, unit) => `${name} (${unit})`,
    before: "Avant",
  },
  copy: {
    label: (what) => `Copier\u00a0: ${what}`,
    done: "Copié",
    refused: "Ce navigateur n’autorise pas la copie ici\u00a0: sélectionnez le texte et copiez-le vous-même.",
  },
  inUnit: (unit) => `En ${unit}`,
  undo: "Annuler",
  close: "Fermer",
  notKept: "L’enregistrement n’a pas abouti. Réessayez dans un instant.",
});
