import { readFile } from "node:fs/promises";
import path from "node:path";
import express, { type Router } from "express";
import { ACCOUNT, APP, USERS } from "../account.ts";
import type { Sandbox } from "../sandbox.ts";
import { bundleBrowserCode, type BrowserBundle } from "./browser-bundle.ts";
import { CardShelf } from "./card-shelf.ts";
import { streamPageEvents } from "./page-events.ts";
import { recordList, recordView } from "./read-records.ts";
import type { PageType, SetupView } from "./record-view.ts";
import { addSearchRoute } from "./search-route.ts";

/** How the record page is made. */
export interface RecordPageOptions {
  /** The repository: where `node_modules` is found and `.build` is kept. */
  readonly root: string;
  /** The HubSpot project's source folder; left out: the repository's `src`. */
  readonly srcDir?: string;
  /** Rebuild and reload cards whose sources change; left out: yes. */
  readonly watch?: boolean;
}

/** What the page needs of the sandbox. */
export type SandboxOnPage = Pick<Sandbox, "crm" | "project" | "backend" | "onCommitted">;

/** The record page, ready to be mounted on the sandbox's own origin. */
export interface RecordPage {
  /** Routes of the page, for the sandbox whose account they show. */
  readonly router: (sandbox: SandboxOnPage) => Router;
  /** Settles when the cards are built, or have failed to. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface PageParts {
  readonly bundle: BrowserBundle;
  readonly index: string;
  readonly shelf: CardShelf;
}

/**
 * Makes the page on which the project's real cards run. Bundles its own code and builds the cards where that has not
 * been done for the same sources before; cards are built while the page is already up.
 */
export async function recordPage(options: RecordPageOptions): Promise<RecordPage> {
  const { root, srcDir = path.join(root, "src"), watch = true } = options;
  const [bundle, html] = await Promise.all([
    bundleBrowserCode(root, path.join(root, ".build/record-page")),
    readFile(path.join(root, "sandbox/record-page/browser/index.html"), "utf8"),
  ]);
  const shelf = await CardShelf.open({ root, srcDir, outDir: path.join(root, ".build/cards") }, watch);
  const parts: PageParts = { bundle, index: html.replaceAll("{{version}}", bundle.version), shelf };
  return { router: (sandbox) => pageRouter(parts, sandbox), settled: () => shelf.settled(), close: () => shelf.close() };
}

const SECURITY_POLICY = {
  page: "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' https: data:; frame-src https:; base-uri 'none'; form-action 'none'",
  /** What a card may reach by itself: nothing. */
  worker: "default-src 'none'; script-src 'self'",
};

function pageRouter({ bundle, index, shelf }: PageParts, sandbox: SandboxOnPage): Router {
  const router = express.Router();
  router.get("/", (_request, response) => {
    response.redirect("/deals");
  });
  router.get(["/deals", "/companies", "/deals/:id", "/companies/:id", "/settings"], (_request, response) => {
    response.set("content-security-policy", SECURITY_POLICY.page).set("cache-control", "no-cache").type("html").send(index);
  });
  router.use(`/record-page/assets/${bundle.version}`, express.static(bundle.folder, {
    immutable: true, maxAge: "1y", fallthrough: false,
    setHeaders: (response, file) => {
      if (path.basename(file) === "worker.js") response.setHeader("content-security-policy", SECURITY_POLICY.worker);
    },
  }));
  router.get("/record-page/cards/:uid/:version.js", (request, response) => {
    const file = shelf.fileOf(request.params.uid, request.params.version);
    if (file === null) response.status(404).type("text").send("This version of the card is gone. Reload the page.");
    else response.set("cache-control", "public, max-age=31536000, immutable").type("js").sendFile(file, { dotfiles: "allow" });
  });
  router.get("/record-page/api/setup", (_request, response) => {
    response.json(setupView(sandbox));
  });
  router.get("/record-page/api/events", (request, response) => {
    streamPageEvents(shelf, sandbox, request, response);
  });
  for (const type of ["deals", "companies"] as const) addRecordRoutes(router, type, sandbox);
  addSearchRoute(router, sandbox);
  return router;
}

const setupView = ({ project, backend }: SandboxOnPage): SetupView => ({
  portal: { id: ACCOUNT.portalId, name: ACCOUNT.name, timeZone: ACCOUNT.timeZone, currency: ACCOUNT.currency },
  app: { id: APP.appId, name: project.name },
  variables: project.variables,
  backend,
  users: USERS,
});

function addRecordRoutes(router: Router, type: PageType, sandbox: SandboxOnPage): void {
  router.get(`/record-page/api/records/${type}`, (_request, response) => {
    response.json(recordList(sandbox.crm, type));
  });
  router.get(`/record-page/api/records/${type}/:id`, (request, response) => {
    const view = recordView(sandbox.crm, type, request.params.id, sandbox.project.name);
    if (view === null) response.status(404).json({ message: `There is no record ${request.params.id} among the ${type}.` });
    else response.json(view);
  });
}
