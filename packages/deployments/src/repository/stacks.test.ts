import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, matchesGlob } from "node:path";
import { ProblemsError } from "@plinth/core/errors";
import { IDLE_FILES } from "./idleFiles.ts";
import { MODEL_FILES } from "./modelFiles.ts";
import { repositoryStacks, type RepositoryStack } from "./stacks.ts";

const environment = (layout: string, layers: string, more = "") => `layout: ${layout}
target: { account: "222222222222", region: eu-west-1, allowedRegions: [eu-west-1] }
layers: [${layers}]
tags: { Project: shop, Owner: shop, CostCenter: shop }
${more}`;

const manifest = (name: string, ...needs: string[]) =>
    JSON.stringify({ name, dependencies: Object.fromEntries(needs.map((need) => [need, "*"])) });

const FILES: Readonly<Record<string, string>> = {
    "package.json": "{}",
    "Pulumi.yaml": "name: shop",
    "packages/core/package.json": manifest("@shop/core"),
    "packages/net/package.json": manifest("@shop/net", "@shop/core"),
    "packages/data/package.json": manifest("@shop/data", "@shop/core", "left-pad"),
    "packages/begun/README.md": "",
    "stacks/net/package.json": manifest("shop-net", "@shop/net"),
    "stacks/net/Pulumi.yaml": "name: shop-net",
    "stacks/data/package.json": manifest("shop-data", "@shop/data", "shop-net", "shop-keys"),
    "stacks/data/Pulumi.yaml": "name: shop-data",
    "stacks/keys/package.json": manifest("shop-keys", "@shop/core"),
    "stacks/keys/Pulumi.yaml": "name: shop-keys",
    "stacks/delivery/package.json": manifest("shop-delivery"),
    "stacks/delivery/Pulumi.yaml": "name: shop-delivery",
    "stacks/environment/package.json": manifest("shop-environment", "shop-net", "shop-data"),
    "environments/dev/environment.yaml": environment("layered", "net, keys, data", "upstream: { keys: shared }"),
    "environments/prod/environment.yaml": environment("layered", "net, keys, data", "production: true"),
    "environments/sandbox/environment.yaml": environment(
        "single",
        "net, data",
        "state: { backend: 'https://api.pulumi.com', secretsProvider: default }",
    ),
    "environments/shared/environment.yaml": environment("layered", "keys, delivery"),
};

describe("the stacks of a repository", () => {
    let root: string;
    let stacks: readonly RepositoryStack[];
    const write = (file: string, text: string): void => {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
    };
    const stack = (of: string): RepositoryStack => {
        const found = stacks.find(({ environment: name, layer }) => of === [name, layer].filter(Boolean).join("/"));
        assert.ok(found, of);
        return found;
    };

    before(() => {
        root = mkdtempSync(join(tmpdir(), "plinth-stacks-"));
        for (const [file, text] of Object.entries(FILES)) write(file, text);
        stacks = repositoryStacks(root);
    });
    after(() => rmSync(root, { recursive: true }));

    it("are one for each layer, or one for the environment, with the name of its project and its place", () => {
        assert.deepEqual(
            stacks.map(({ environment: name, layer, project, folder }) => [name, layer, project, folder]),
            [
                ["dev", "net", "shop-net", "stacks/net"],
                ["dev", "keys", "shop-keys", "stacks/keys"],
                ["dev", "data", "shop-data", "stacks/data"],
                ["prod", "net", "shop-net", "stacks/net"],
                ["prod", "keys", "shop-keys", "stacks/keys"],
                ["prod", "data", "shop-data", "stacks/data"],
                ["sandbox", undefined, "shop", "."],
                ["shared", "keys", "shop-keys", "stacks/keys"],
            ],
        );
    });

    it("leave out the one that says how the others run: it would need two runs for each change of its own", () => {
        assert.ok(!stacks.some(({ project }) => project === "shop-delivery"));
    });

    it("need layers of their own environment, not those that another environment has for it", () => {
        assert.deepEqual(stack("dev/data").needs, ["net"]);
        assert.deepEqual(stack("prod/data").needs, ["keys", "net"]);
        assert.deepEqual(stack("dev/net").needs, []);
    });

    it("know which of them customers depend on", () => {
        const production = stacks.filter((one) => one.production).map(({ environment: name }) => name);
        assert.deepEqual([...new Set(production)], ["prod"]);
    });

    it("change with their own settings and code, and with what both are checked against or made of", () => {
        assert.deepEqual(stack("dev/data").paths, [
            "environments/dev/environment.yaml",
            "environments/dev/data.yaml",
            "environments/dev/keys.yaml",
            "environments/dev/net.yaml",
            "environments/dev/adopt/data.yaml",
            "packages/core/**",
            "packages/data/**",
            "packages/net/**",
            "stacks/data/**",
            "stacks/keys/**",
            "stacks/net/**",
            "policies/**",
            "package-lock.json",
        ]);
        const ofNet = stack("dev/net").paths;
        const touched = (file: string) => ofNet.some((pattern) => matchesGlob(file, pattern));
        assert.ok(touched("packages/net/src/deep/file.ts") && touched("policies/rules/a.ts"));
        assert.ok(!touched("environments/dev/data.yaml") && !touched("packages/data/src/a.ts"));
        assert.ok(!touched("environments/prod/net.yaml"));
    });

    it("know where their state is, where the environment says so", () => {
        assert.deepEqual([stack("sandbox").backend, stack("dev/net").backend], ["https://api.pulumi.com", undefined]);
    });

    it("of a whole environment change with each of its layers, and with the root project", () => {
        const { paths } = stack("sandbox");
        for (const path of ["environments/sandbox/data.yaml", "stacks/environment/**", "stacks/data/**", "Pulumi.yaml"])
            assert.ok(paths.includes(path), path);
    });

    it("do not change with tests, their data and pages", () => {
        const idle = (file: string) => IDLE_FILES.some((pattern) => matchesGlob(file, pattern));
        assert.ok(idle("packages/net/src/a.test.ts") && idle("packages/net/src/testdata/b.ts"));
        assert.ok(idle("stacks/net/README.md") && !idle("packages/net/src/a.ts"));
    });

    it("follow from files that are listed, for whoever keeps them", () => {
        const read = Object.keys(FILES).filter((file) => /(environment|Pulumi)\.yaml$|\/package\.json$/.test(file));
        for (const file of read)
            assert.ok(
                MODEL_FILES.some((pattern) => matchesGlob(file, pattern)),
                file,
            );
    });

    it("refuses an environment.yaml that is wrong, with its file", () => {
        write("environments/dev/environment.yaml", environment("layers", "net"));
        try {
            assert.throws(
                () => repositoryStacks(root),
                (error) => error instanceof ProblemsError && /environments\/dev\/environment\.yaml/.test(error.message),
            );
        } finally {
            write("environments/dev/environment.yaml", FILES["environments/dev/environment.yaml"] ?? "");
        }
    });
});
