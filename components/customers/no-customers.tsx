import Link from "next/link";
import { Notice } from "#components/states/notice.tsx";
import { buttonLook } from "#components/ui/look.ts";

/** Before the first event of anybody. */
export function NoCustomers() {
  return (
    <Notice
      title="No customers yet"
      actions={
        <Link href="/spending" className={buttonLook("plain")}>
          How to send the first event
        </Link>
      }
    >
      <p>A customer appears here with the first event that names them: nobody has to be entered by hand.</p>
    </Notice>
  );
}
