import Link from "next/link";
import { Notice } from "#components/states/notice.tsx";
import { buttonLook } from "#components/ui/look.ts";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh grid-cols-[minmax(0,1fr)] content-start justify-items-center px-4 pt-[max(1rem,calc(50dvh-10rem))] pb-4">
      <Notice
        title="There is nothing here"
        level={1}
        actions={
          <Link href="/" prefetch={false} className={buttonLook("main")}>
            To the dashboards
          </Link>
        }
      >
        <p>The address may be mistyped, or what it led to is gone or not yours to see.</p>
      </Notice>
    </main>
  );
}
