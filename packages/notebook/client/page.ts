import { addCopyButtons } from "./copy.ts";
import { wakeFigures } from "./figures.ts";
import { letScrollersTakeFocus } from "./scrollers.ts";
import { followSections } from "./sections.ts";
import { startThemeButton } from "./theme.ts";

// Everything on the page is there without this script; each of these adds one convenience.
startThemeButton();
followSections();
addCopyButtons();
letScrollersTakeFocus();
wakeFigures();
