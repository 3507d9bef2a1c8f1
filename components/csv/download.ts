/** Hands a text to the browser as a file. It begins with a byte order mark, by which spreadsheets know that it is UTF-8. */
export function download(name: string, text: string, type = "text/csv;charset=utf-8"): void {
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read the address only after the press is over.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A file's name of what people call something, in any script: "Merchants, June" becomes "merchants-june.csv". */
export function csvName(title: string): string {
  const words =
    title
      .toLowerCase()
      .normalize("NFKC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${words.join("-").slice(0, 80) || "data"}.csv`;
}
