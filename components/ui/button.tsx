"use client";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import { type ButtonLook, buttonLook } from "#components/ui/look.ts";

export function Button({ look = "plain", className = "", ...props }: ButtonProps & { look?: ButtonLook; className?: string }) {
  return <AriaButton {...props} className={`${buttonLook(look)} ${className}`} />;
}
