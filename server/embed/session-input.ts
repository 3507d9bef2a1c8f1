import { z } from "zod";
import { Reason } from "#server/embed/key-input.ts";

export const EmbedSessionRef = z.object({ id: z.uuid(), reason: Reason });
