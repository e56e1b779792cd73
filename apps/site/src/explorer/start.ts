import { drawExplorer, findZ, size } from "./drawExplorer.ts";
import { readAt } from "./readings.ts";
import { type Subject, subjects } from "./subjects.ts";

const root = document.querySelector<HTMLElement>(".explorer")!;
const picture = root.querySelector<SVGSVGElement>("svg")!;
const slider = root.querySelector<HTMLInputElement>("input[type=range]")!;

/** Shows one activation at one z, in the picture and in every number beside it. */
function show(subject: Subject, z: number): void {
  const readings = readAt(subject, z);
  picture.innerHTML = drawExplorer(subject, z);
  picture.setAttribute("aria-label", readings.sentence);
  slider.setAttribute("aria-valuetext", readings.sentence);
  for (const name of ["z", "value", "slope"] as const) {
    for (const place of root.querySelectorAll(`[data-reading=${name}]`)) place.textContent = readings[name];
  }
  root.style.setProperty("--share", String(Math.min(1, readings.share)));
}

function chosen(): Subject {
  const name = root.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value;
  return subjects.find(({ activation }) => activation.name === name) ?? subjects[0];
}

root.addEventListener("input", () => show(chosen(), slider.valueAsNumber));

picture.addEventListener("pointerdown", (event) => {
  picture.setPointerCapture(event.pointerId);
  follow(event);
});
picture.addEventListener("pointermove", (event) => {
  if (picture.hasPointerCapture(event.pointerId)) follow(event);
});

function follow(event: PointerEvent): void {
  const box = picture.getBoundingClientRect();
  slider.valueAsNumber = findZ(((event.clientX - box.left) / box.width) * size.width);
  show(chosen(), slider.valueAsNumber);
}

// A browser that comes back to the page may have kept what was chosen before.
show(chosen(), slider.valueAsNumber);
