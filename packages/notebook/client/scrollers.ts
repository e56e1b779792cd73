const SCROLLERS = ".program pre, .output pre, .formula, .table";

/** What is wider than its box scrolls, and then the keyboard must be able to reach it. */
export function letScrollersTakeFocus(): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const overflows = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
      if (overflows) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll(SCROLLERS)) observer.observe(box);
}
