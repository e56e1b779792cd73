export type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");

/** What the reader chose on some page, else what the system prefers. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return system.matches ? "dark" : "light";
}

/** Calls `listener` after each change, whether the reader or the system made it. */
export function onThemeChange(listener: () => void): void {
  document.addEventListener("themechange", listener);
  system.addEventListener("change", listener);
}

export function startThemeButton(): void {
  const button = document.querySelector<HTMLButtonElement>("button.theme");
  if (!button) return;
  const describe = (): void =>
    button.setAttribute("aria-label", `Use the ${currentTheme() === "dark" ? "light" : "dark"} theme`);
  describe();
  onThemeChange(describe);
  button.addEventListener("click", () => {
    const theme: Theme = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // A browser that keeps nothing for this page still shows it in the chosen theme.
    }
    document.dispatchEvent(new Event("themechange"));
  });
}
