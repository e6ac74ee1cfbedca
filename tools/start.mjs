/** `npm start`: prepares what is generated, bundles the local composition of sandbox and server, and runs it. */
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import "./prepare.mjs";

const outfile = await bundle("sandbox/local/start-command.ts");
await import(pathToFileURL(outfile).href);
