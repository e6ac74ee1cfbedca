import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";

const page = document.getElementById("page");
if (page === null) throw new Error("index.html: expected an element with the id page");
createRoot(page).render(<App workerScript={new URL("worker.js", import.meta.url).href} />);
