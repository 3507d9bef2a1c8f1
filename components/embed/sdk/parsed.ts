/** What the text says as JSON; the text itself when it is none. */
export function parsed(text: string | undefined) {
  try {
    return JSON.parse(text!);
  } catch {
    return text;
  }
}
