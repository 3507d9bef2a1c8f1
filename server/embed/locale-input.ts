import { z } from "zod";

/** A language tag of BCP 47 ("de-AT"), in its canonical spelling. Languages that Inlay does not speak are shown in English. */
export const LocaleTag = z
  .string()
  .max(35)
  .transform((tag, context) => {
    try {
      const [canonical] = Intl.getCanonicalLocales(tag);
      if (canonical) return canonical;
    } catch {
      // Told below.
    }
    context.addIssue("is not a language tag such as de or de-AT");
    return z.NEVER;
  });
