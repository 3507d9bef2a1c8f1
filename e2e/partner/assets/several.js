// A frame that is taken out of the page and put in again begins anew, with a new token.
for (const button of document.querySelectorAll("[data-toggle]")) {
  const card = button.closest("section");
  const frame = card.querySelector("inlay-dashboard");
  button.addEventListener("click", () => {
    const shown = frame.isConnected;
    if (shown) frame.remove();
    else card.append(frame);
    button.textContent = shown ? "Show" : "Hide";
    button.setAttribute("aria-expanded", String(!shown));
  });
}
