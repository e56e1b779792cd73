/** A button on each program that copies it. Pages opened from a folder may have no clipboard; then there is no button. */
export function addCopyButtons(): void {
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll<HTMLElement>(".program")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const code = block.querySelector("code")?.textContent ?? "";
      button.textContent = await navigator.clipboard.writeText(code).then(
        () => "Copied",
        () => "Not allowed",
      );
      setTimeout(() => {
        button.textContent = "Copy";
      }, 2000);
    });
    block.append(button);
  }
}
