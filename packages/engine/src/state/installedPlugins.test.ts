import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { installedPlugins } from "./installedPlugins.ts";

describe("the plugins that a program's packages bring", () => {
    let root: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "plinth-installed-"));
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    function manifest(folder: string, content: object | string): void {
        const file = join(root, folder, "package.json");
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    }
    const found = () => Object.fromEntries(installedPlugins(join(root, "program")));
    const plugin = (version: string, pluginDownloadUrl = "") => ({ version, pluginDownloadUrl });

    it("have the name, version and address that their packages say, or the packages' own", () => {
        manifest("program/node_modules/@pulumi/dns", {
            name: "@pulumi/dns",
            version: "1.2.3",
            pulumi: { resource: true },
        });
        manifest("program/node_modules/acme-mail", {
            name: "acme-mail",
            version: "9.9.9",
            pulumi: { resource: true, name: "mail", version: "v2.0.0", server: "https://plugins.example" },
        });
        assert.deepEqual(found(), { dns: plugin("1.2.3"), mail: plugin("2.0.0", "https://plugins.example") });
    });

    it("are not those of the program itself, of libraries, of other people's without a name, or of what is not JSON", () => {
        manifest("program", { name: "@pulumi/own", version: "1.0.0", pulumi: { resource: true } });
        manifest("program/node_modules/@pulumi/library", { name: "@pulumi/library", version: "1.0.0" });
        manifest("program/node_modules/nameless", { name: "nameless", version: "1.0.0", pulumi: { resource: true } });
        manifest("program/node_modules/broken", "{");
        manifest("node_modules/@pulumi/above", { name: "@pulumi/above", version: "1.0.0", pulumi: { resource: true } });
        assert.deepEqual(found(), {});
    });

    it("are the newest where packages bring several, a release before what came before it", () => {
        const dns = (version: string) => ({ name: "@pulumi/dns", version, pulumi: { resource: true } });
        manifest("program/node_modules/@pulumi/dns", dns("1.9.0"));
        manifest("program/node_modules/other/node_modules/@pulumi/dns", dns("1.10.0"));
        manifest("program/node_modules/third/node_modules/@pulumi/dns", dns("1.10.0-alpha.1"));
        assert.deepEqual(found(), { dns: plugin("1.10.0") });
    });

    it("are found behind links, those in a circle too, and not in a policy pack", () => {
        manifest("elsewhere/@pulumi/dns", { name: "@pulumi/dns", version: "1.0.0", pulumi: { resource: true } });
        mkdirSync(join(root, "program"));
        symlinkSync(join(root, "elsewhere"), join(root, "program/node_modules"));
        symlinkSync(join(root, "program"), join(root, "elsewhere/again"));
        manifest("program/rules/node_modules/@pulumi/rule", {
            name: "@pulumi/rule",
            version: "1.0.0",
            pulumi: { resource: true },
        });
        writeFileSync(join(root, "program/rules/PulumiPolicy.yaml"), "");
        assert.deepEqual(found(), { dns: plugin("1.0.0") });
    });
});
