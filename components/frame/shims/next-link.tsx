import type { AnchorHTMLAttributes } from "react";
import { useFrameRouter } from "#components/frame/page/router.tsx";

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; prefetch?: unknown; scroll?: unknown; replace?: unknown };

/** What makes a text look as if it led somewhere. */
const LOOKS = /\b(hover:\S+|text-accent|transition\S*)/g;

/** A link of the app in a frame: it leads within the frame, and is plain text where nothing opens. */
export default function Link({ href, prefetch: _prefetch, scroll: _scroll, replace: _replace, children, ...rest }: Props) {
  const router = useFrameRouter();
  if (!router.opens(href)) return <span className={rest.className?.replace(LOOKS, "")}>{children}</span>;
  return (
    <a
      {...rest}
      // The address of a frame opens once: there is none that could be opened elsewhere.
      href={`#${href}`}
      onClick={(event) => {
        event.preventDefault();
        router.go(href);
      }}
    >
      {children}
    </a>
  );
}
