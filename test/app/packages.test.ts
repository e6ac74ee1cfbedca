import { describe, expect, it } from "vitest";
import { textOf } from "./hubspot-project.ts";

interface Package {
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
const packageAt = async (file: string): Promise<Package> => JSON.parse(await textOf(file)) as Package;
const versionsIn = ({ dependencies, devDependencies }: Package): Record<string, string> => ({ ...dependencies, ...devDependencies });

describe("the app's own installation", () => {
  it.each(["src/app/package.json", "src/app/cards/package.json", "src/app/settings/package.json", "src/app/packages/backend/package.json"])("%s pins the versions the repository tests with", async (file) => {
    const ours = versionsIn(await packageAt("package.json"));
    const theirs = versionsIn(await packageAt(file));
    expect(Object.keys(theirs).length).toBeGreaterThan(1);
    expect(theirs).toEqual(Object.fromEntries(Object.keys(theirs).map((name) => [name, ours[name]])));
  });

  it("has a lock file of its own that agrees with it", async () => {
    const lock = JSON.parse(await textOf("src/app/package-lock.json")) as { readonly packages: Readonly<Record<string, Package>> };
    const app = await packageAt("src/app/package.json");
    expect(lock.packages[""]).toMatchObject({ workspaces: app.workspaces, dependencies: app.dependencies });
    for (const member of ["cards", "settings", "packages/backend"]) {
      const { dependencies = {}, devDependencies = {} } = await packageAt(`src/app/${member}/package.json`);
      const locked = lock.packages[member];
      expect({ dependencies: locked?.dependencies ?? {}, devDependencies: locked?.devDependencies ?? {} }, member).toEqual({ dependencies, devDependencies });
    }
    expect(Object.keys(lock.packages).filter((name) => /(^|\/)node_modules\/react$/.test(name))).toEqual(["node_modules/react"]);
  });

  it("is no workspace of the repository, which would hide its lock file", async () => {
    expect((await packageAt("package.json")).workspaces).toEqual(["extensions/contracts", "src/app/packages/backend"]);
  });
});

describe("hubspot.config.yml", () => {
  it("names no account and holds no key", async () => {
    const settings = (await textOf("hubspot.config.yml")).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    expect(settings).toEqual(["allowUsageTracking: false", "httpTimeout: 30000", "portals: []"]);
  });
});
