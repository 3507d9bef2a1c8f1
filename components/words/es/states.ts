import type { StateMessages } from "#components/words/en/states.ts";

export const states: StateMessages = {
  loading: "Cargando",
  onItsWay: "Las cifras están en camino",
  nothingYet: {
    spending: {
      title: "Todavía no hay pagos",
      text: "En cuanto se conozca aquí el primer pago de su cuenta, esta página mostrará qué ha entrado, qué ha salido y en qué se ha gastado.",
    },
    devices: {
      title: "Todavía no hay lecturas",
      text: "En cuanto el primero de sus dispositivos comunique su consumo, esta página mostrará cuánta energía se usa, en qué y cuándo.",
    },
    expected: "Si esperaba encontrar datos aquí, consulte a quien le dio este acceso.",
  },
  restricted: {
    title: "No disponible para su rol",
    text: (what, who) => `${what}: su rol no lo permite. Para obtener uno que sí, consulte a: ${who}.`,
    admin: "administración de su organización",
  },
  failed: {
    title: "No se ha podido cargar esta página",
    text: "Algo ha fallado por nuestra parte; no se ha perdido nada suyo. Puede que funcione en un momento.",
    retry: "Intentar de nuevo",
    reference: (reference) => `Si no es así, indique la referencia ${reference} a quien gestiona este servicio.`,
  },
  reference: (reference) => `Indique la referencia ${reference} a quien gestiona este servicio.`,
};
