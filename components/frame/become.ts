/**
 * Makes a node what another one is by as few changes as are easily found: what is alike stays where it is, and with it whatever
 * reads the page or points at it.
 */
export function become(node: Node, next: Node): void {
  if (node.isEqualNode(next)) return;
  const [own, others] = [[...node.childNodes], [...next.childNodes]];
  if (node.nodeName !== next.nodeName || own.length !== others.length || node.nodeType !== next.nodeType) {
    (node as ChildNode).replaceWith(next);
    return;
  }
  if (node instanceof CharacterData) node.data = next.textContent ?? "";
  if (node instanceof Element && next instanceof Element) {
    for (const { name } of [...node.attributes]) if (!next.hasAttribute(name)) node.removeAttribute(name);
    for (const { name, value } of next.attributes) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  for (const [at, child] of own.entries()) become(child, others[at]!);
}
