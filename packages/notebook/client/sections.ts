/** Marks in the table of contents the section being read; on a narrow page the table starts folded. */
export function followSections(): void {
  const toc = document.querySelector(".toc");
  if (!toc) return;
  if (matchMedia("(max-width: 74rem)").matches) toc.querySelector("details")?.removeAttribute("open");

  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of toc.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const mark = (): void => {
    const read = [...links.keys()]
      .filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3)
      .at(-1);
    for (const [heading, link] of links) {
      if (heading === read) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}
