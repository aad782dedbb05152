import { createRoot } from "react-dom/client";
import { languageOfLocale } from "../words/language";
import type { Theme } from "./use-theme";
import { WorkbenchFrame } from "./WorkbenchFrame";

/** `?file=<address>&lang=en|zh&theme=light|dark`: for links, tests and pictures. */
const query = new URLSearchParams(location.search);
const language = languageOfLocale(query.get("lang") ?? navigator.language);
const wanted = query.get("theme");
const theme: Theme = wanted === "light" || wanted === "dark" ? wanted : "system";

createRoot(document.getElementById("root")!).render(<WorkbenchFrame file={query.get("file")} language={language} theme={theme} />);
