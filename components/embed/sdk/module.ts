import { defineElement } from "#components/embed/sdk/element.ts";
import { deployment, mount } from "#components/embed/sdk/mount.ts";
import type { Mount } from "#components/embed/sdk/options.ts";

/**
 * The module of `@inlay/embed`, and of `/embed/v1.mjs`. Inside a host's own bundle nothing says where the deployment is:
 * `base` does. On a server it does nothing until something is mounted.
 */
deployment.base = /^(.+)\/embed\/v1\.mjs/.exec(import.meta.url)?.[1];

export const Inlay: { mount: Mount } = { mount };
defineElement();
