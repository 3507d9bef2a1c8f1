import Image from "next/image";

/** A tenant's logo, as it was given: small already, and behind the session, so nothing between may make another of it. */
export function Logo({ hash, name, className }: { hash: string; name: string; className: string }) {
  return (
    <Image
      src={`/brand/${hash}`}
      alt={name}
      width={112}
      height={28}
      unoptimized
      className={`w-auto object-contain ${className}`}
    />
  );
}
