import type { FrameMessages } from "#components/words/en/frame.ts";

export const frame: FrameMessages = {
  title: "Panel",
  dashboards: { spending: "Gastos", devices: "Dispositivos" },
  loading: "Las cifras están en camino",
  notOpened: "No se ha podido abrir esta vista",
  sessionEnded: {
    title: "Esta vista ha terminado",
    text: "Esta vista solo puede abrirse una vez. Ábrala de nuevo desde la página en la que está.",
  },
  tokenNeeded: { title: "Un momento", text: "La página en la que está esta vista la está renovando." },
  offline: {
    title: "Sin conexión",
    text: "Puede que las cifras mostradas no estén al día. Se actualizarán en cuanto vuelva la conexión.",
  },
  retry: "Intentar de nuevo",
  reload: "Volver a cargar",
  withheld: "El detalle de esta cifra no forma parte de esta vista.",
  noData: "No hay nada que mostrar en este periodo.",
  print: "Imprimir",
  debugTitle: "Para desarrollo: lo que dice este marco",
  errors: {
    TOKEN_REFUSED: "Vuelva a cargar la página en la que está. Si no basta, avise a quien la gestiona.",
    TOKEN_ENDPOINT: "La página que rodea esta vista no ha indicado quién es usted. Vuelva a cargarla.",
    SESSION_ENDED: "Esta vista ha terminado. Vuelva a cargar la página en la que está.",
    SESSION_CHANGED: "Otra persona ha iniciado sesión en la página que rodea esta vista. La vista se vuelve a cargar.",
    DASHBOARD_NOT_ALLOWED: "Este panel no está disponible para usted. Consulte a quien le dio acceso a esta página.",
    NOT_ALLOWED: "Eso no forma parte de esta vista. Consulte a quien le dio acceso a esta página.",
    BAD_MESSAGE: "La página que rodea esta vista le ha enviado algo que no entiende. No ha cambiado nada.",
    NETWORK: "No se han podido obtener las cifras. Compruebe su conexión e inténtelo de nuevo.",
    OPTIONS: "La página que rodea esta vista ha pedido algo que no existe. Avise a quien la gestiona.",
    INTERNAL: "Algo ha fallado por nuestra parte; no se ha perdido nada suyo. Puede que funcione en un momento.",
  },
};
