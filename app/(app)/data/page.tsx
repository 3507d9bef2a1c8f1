import { redirect } from "next/navigation";

/** A shortened address leads to the section's first page. */
export default function Page(): never {
  redirect("/data/batches");
}
