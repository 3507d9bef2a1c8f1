import type { AnchorHTMLAttributes } from "react";
import { useFrameRouter } from "#components/frame/page/router.tsx";

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; prefetch?: unknown; scroll?: unknown; replace?: unknown };

/** What makes a text look as if it led somewhere. */
const LOOKS = /\b(hover:\S+|text-accent|transition\S*)/g;

/**
 * A link of the app in a frame: it leads within the frame, and is plain text where nothing opens. Where only the host might show
 * something, it looks like text as well, and asks.
 */
export default function Link({ href, prefetch: _prefetch, scroll: _scroll, replace: _replace, children, ...rest }: Props) {
  const router = useFrameRouter();
  const opens = router.opens(href);
  const plain = rest.className?.replace(LOOKS, "") ?? "";
  if (!opens && !router.asks(href)) return <span className={plain}>{children}</span>;
  return (
    <a
      {...rest}
      className={opens ? rest.className : `${plain} cursor-default`}
      // The address of a frame opens once: there is none that could be opened elsewhere.
      href={`#${href}`}
      onClick={(event) => {
        event.preventDefault();
        router.go(href, { says: true });
      }}
    >
      {children}
    </a>
  );
}
