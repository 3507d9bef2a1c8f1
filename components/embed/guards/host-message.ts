import { type Guard, has, isAmong, isNumber, isText, isThing, maybe, type Shape, STATE } from "#components/embed/guards/shape.ts";
import type { HostMessage } from "#components/embed/protocol.ts";

const isFlag: Guard = (value) => typeof value === "boolean";
/** What is not named stays as it is. */
const someState = has(Object.fromEntries(Object.entries(STATE).map(([field, guard]) => [field, maybe(guard)])));

const FROM_HOST: Record<HostMessage["type"], Shape> = {
  setToken: { token: isText },
  setFilters: { state: someState },
  setTheme: { theme: isThing },
  setLocale: { locale: isText },
  export: { tile: maybe(isText) },
  print: {},
  drillAnswer: { id: isNumber, allow: isFlag },
};
/** Whether a host may have said this. Unknown types and wrong shapes are not messages. */
export const isHostMessage = (value: unknown): value is HostMessage => isAmong(FROM_HOST, value);
