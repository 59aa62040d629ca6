import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemsError } from "@plinth/core/errors";
import { FsTree } from "nx/src/generators/tree.js";
import { parse, stringify } from "yaml";
import { generateService } from "./generator.ts";
import type { ServiceOptions } from "./options.ts";

const REPOSITORY = join(import.meta.dirname, "../../../..");
const SHOP: ServiceOptions = { name: "shop", owner: "sales", environments: "sandbox,dev" };

/** What would be written into this repository; nothing is. */
async function generated(options: ServiceOptions, before: (tree: FsTree) => void = () => undefined) {
    const tree = new FsTree(REPOSITORY, false);
    before(tree);
    await generateService(tree, options);
    return new Map(tree.listChanges().map(({ path, content }) => [path, content?.toString("utf8") ?? ""]));
}

async function refused(options: Partial<ServiceOptions>, before?: (tree: FsTree) => void): Promise<readonly string[]> {
    const tree = new FsTree(REPOSITORY, false);
    before?.(tree);
    const written = tree.listChanges().length;
    try {
        await generateService(tree, { ...SHOP, ...options });
    } catch (error) {
        assert.ok(error instanceof ProblemsError, String(error));
        assert.equal(tree.listChanges().length, written, "it has written something");
        return error.problems.map(({ file, path, rule, fix }) => `${file ?? path}: ${rule}. ${fix}`);
    }
    return assert.fail(`it was accepted: ${JSON.stringify(options)}`);
}

describe("a service that is generated", () => {
    it("is a layer, registered with all layers, the workspace and the environments, and nothing else", async () => {
        const files = await generated(SHOP);
        assert.deepEqual([...files.keys()].sort(), [
            "environments/dev/environment.yaml",
            "environments/dev/shop.yaml",
            "environments/sandbox/environment.yaml",
            "environments/sandbox/shop.yaml",
            "environments/shared/registry.yaml",
            "package-lock.json",
            "stacks/environment/layers.ts",
            "stacks/environment/package.json",
            ...[
                "Pulumi.yaml",
                "commands.ts",
                "index.js",
                "layer.test.ts",
                "layer.ts",
                "package.json",
                "settings.ts",
            ].map((file) => `stacks/shop/${file}`),
            "tools/pipelines/model/owners.ts",
        ]);
        const { layers } = parse(files.get("environments/dev/environment.yaml") ?? "") as { layers: string[] };
        assert.equal(layers.at(-1), "shop");
        assert.match(
            files.get("stacks/environment/layers.ts") ?? "",
            /import \{ shop \} from "plinth-shop";[^]*,\s+shop\b/,
        );
    });

    it("adds lines to environment.yaml and lock file, and changes no other but the list of layers", async () => {
        const files = await generated(SHOP);
        const withoutComma = (line: string): string => line.replace(/,$/, "");
        for (const file of ["environments/dev/environment.yaml", "package-lock.json"]) {
            const before = readFileSync(join(REPOSITORY, file), "utf8").split("\n").map(withoutComma);
            const after = new Set(files.get(file)?.split("\n").map(withoutComma));
            const gone = before.filter((line) => !after.has(line) && !line.startsWith("layers: "));
            assert.deepEqual(gone, [], file);
        }
    });

    it("leaves an environment.yaml formatted that was, however long its list becomes, and others as people wrote them", async () => {
        const file = "environments/dev/environment.yaml";
        const name = "a".repeat(40);
        const long = await generated({ ...SHOP, name }, (tree) => {
            tree.write(file, (tree.read(file, "utf8") ?? "").replace("layers: [", "layers: [account, registry, "));
        });
        assert.match(long.get(file) ?? "", new RegExp(`^layers:\\n[^]*?\\b${name}\\b`, "m"));
        const own = await generated({ ...SHOP, name }, (tree) => {
            tree.write(file, (tree.read(file, "utf8") ?? "").replace("layers: [", "layers:   ["));
        });
        assert.match(own.get(file) ?? "", new RegExp(`^layers:   \\[.*, ${name}\\]`, "m"));
    });

    it("refuses a description that is none or would not stand in a program as it is", async () => {
        for (const description of [
            "short",
            "It takes `orders` from everybody",
            "It takes ${orders} from everybody",
            "It takes\norders from all",
        ]) {
            assert.match((await refused({ description })).join(), /^description: must be one line/, description);
        }
    });

    it("uses the database and the cache it is told of, with a user that PostgreSQL takes", async () => {
        const files = await generated({ ...SHOP, name: "made-up-mail", database: "orders", cache: "sessions" });
        const settings = parse(files.get("environments/dev/made-up-mail.yaml") ?? "") as Record<string, unknown>;
        assert.deepEqual(settings["database"], { name: "orders", user: "made_up_mail" });
        assert.deepEqual(settings["cache"], { name: "sessions" });
        assert.match(files.get("stacks/made-up-mail/layer.ts") ?? "", /export const madeUpMail = defineLayer/);
    });

    it("tells how its user is made, where its name is a word of SQL as well", async () => {
        const files = await generated({ ...SHOP, name: "order", database: "orders" });
        const settings = files.get("environments/dev/order.yaml") ?? "";
        assert.match(settings, /CREATE USER "order"; GRANT rds_iam TO "order";/);
    });

    it("leaves files of the application that are no text as they are", async () => {
        const picture = Buffer.from([0x89, 0x50, 0x00, 0xff, 0xfe]);
        const tree = new FsTree(REPOSITORY, false);
        tree.write("apps/reference/logo.png", picture);
        await generateService(tree, { ...SHOP, app: true });
        assert.deepEqual(tree.read("apps/shop/logo.png"), picture);
    });

    it("has an application with --app: the reference one under its own name, in the workspace", async () => {
        const files = await generated({ ...SHOP, app: true });
        assert.equal((JSON.parse(files.get("apps/shop/package.json") ?? "{}") as { name?: string }).name, "shop");
        assert.ok(files.has("apps/shop/src/server.ts"));
        const copied = [...files].filter(
            ([file]) => file.startsWith("apps/shop/") && !file.endsWith("package-lock.json"),
        );
        assert.deepEqual(
            copied.filter(([, text]) => /\breference\b/.test(text)).map(([file]) => file),
            [],
        );
        const lock = JSON.parse(files.get("package-lock.json") ?? "{}") as { packages: Record<string, object> };
        assert.deepEqual(lock.packages["node_modules/shop"], { resolved: "apps/shop", link: true });
        assert.deepEqual(lock.packages["apps/shop"], lock.packages["apps/reference"]);
    });
});

describe("the generator of services", () => {
    it("refuses everything that is wrong at once, and writes nothing", async () => {
        const said = await refused({
            name: "Shop",
            owner: "The Team",
            environments: "sandbocks,dev",
            database: "order",
            cache: "x",
        });
        assert.deepEqual(said, [
            "name: must be lower-case letters, digits and single hyphens, a letter first. such as order-mail",
            "owner: must be at most 63 lower-case letters, digits and hyphens, a letter first, no hyphen last. write the team as alarms shall name it",
            "environments: must be environments of the repository. did you mean sandbox?",
            "database: must be in environments/dev/database.yaml. did you mean orders?",
            "cache: must be in environments/dev/cache.yaml. name one of sessions",
        ]);
    });

    it("refuses names of layers, of what is no layer, of namespaces that clusters have, and of TypeScript", async () => {
        for (const [name, rule] of [
            ["cluster", /there is such a layer/],
            ["environment", /stacks\/environment is something else/],
            ["bootstrap", /stacks\/bootstrap is something else/],
            ["monitoring", /namespace that clusters have/],
            ["kube-shop", /namespace that clusters have/],
            ["delete", /word of TypeScript/],
            ["settings", /word of TypeScript/],
            ["constructor", /word of TypeScript/],
        ] as const) {
            assert.match((await refused({ name })).join(), rule, name);
        }
    });

    it("refuses every name that files with the layer's constant have already", async () => {
        const files = await generated({ ...SHOP, name: "x-y-z" });
        const names = [...files]
            .filter(([file]) => /^stacks\/(x-y-z\/(layer|layer\.test|index)|environment\/layers)\.[jt]s$/.test(file))
            .flatMap(([, text]) => [...text.matchAll(/import (?:\{([^}]*)\}|(\w+)) from|(?:const|\[) (\w+)/g)])
            .flatMap(([, many = "", ...one]) => [...many.split(","), ...one])
            .map((name = "") => name.replace(/^\s*type /, "").trim())
            .filter((name) => /^[a-z]/.test(name) && name !== "xYZ" && name !== "type");
        assert.ok(names.includes("commands") && names.includes("layers") && names.includes("made"), names.join());
        for (const name of names) {
            const service = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
            await refused({ name: service });
        }
    });

    it("refuses an environment.yaml that it cannot add to, by its name, and writes nothing", async () => {
        const tree = new FsTree(REPOSITORY, false);
        const file = "environments/dev/environment.yaml";
        const text = tree.read(file, "utf8") ?? "";
        tree.write(file, text.replace(/^layers: \[(.*)\]/m, "layers: [$1, [shop]]"));
        const options = { ...SHOP, environments: "dev" };
        await assert.rejects(
            generateService(tree, options),
            /^UserError: environments\/dev\/environment\.yaml: layers: /,
        );
    });

    it("refuses a name that only hyphens tell apart from another layer's", async () => {
        const said = await refused({ name: "shop-2" }, (tree) => tree.write("stacks/shop2/layer.ts", ""));
        assert.match(said.join(), /must differ from shop2 by more than hyphens/);
    });

    it("refuses an owner that is no label", async () => {
        for (const owner of ["sales-", "-sales", "s".repeat(64), "", "a_b"]) {
            assert.match((await refused({ owner })).join(), /^owner: must be at most 63 /, owner);
        }
    });

    it("refuses a name that would not fit into a namespace of a review, and takes the longest that does", async () => {
        assert.match((await refused({ name: "a".repeat(41) })).join(), /at most 40 characters/);
        assert.ok((await generated({ ...SHOP, name: "a".repeat(40) })).has(`stacks/${"a".repeat(40)}/layer.ts`));
    });

    it("refuses an environment without what a service runs on, and one that has such a file", async () => {
        const said = await refused({ environments: "shared dev" }, (tree) =>
            tree.write("environments/dev/shop.yaml", "a: 1\n"),
        );
        assert.deepEqual(said, [
            "environments/shared/environment.yaml: must have layer cluster, which the service needs. add cluster, or leave out shared",
            "environments/shared/environment.yaml: must have layer platform, which the service needs. add platform, or leave out shared",
            "environments/dev/shop.yaml: must not be there already. delete it, or give the service another name",
        ]);
        assert.match((await refused({ environments: " , " })).join(), /must not be empty/);
    });

    it("refuses a database that the cluster is not let into, naming the file to change", async () => {
        const said = await refused({ environments: "dev", database: "orders" }, (tree) => {
            const file = "environments/dev/cluster.yaml";
            const text = tree.read(file, "utf8") ?? "";
            tree.write(file, text.replace("databases: [orders]", "databases: []"));
        });
        assert.deepEqual(said, [
            "environments/dev/cluster.yaml: must hold orders: nothing else lets the cluster's pods in. add orders",
        ]);
    });

    it("runs on the only cluster, or on the one it is told of, and refuses to choose", async () => {
        const two = (tree: FsTree): void => {
            const file = "environments/dev/cluster.yaml";
            const cluster = parse(tree.read(file, "utf8") ?? "") as { instances: Record<string, object> };
            const [main = {}] = Object.values(cluster.instances);
            tree.write(file, stringify({ ...cluster, instances: { ...cluster.instances, batch: main } }));
        };
        const dev = { ...SHOP, environments: "dev" };
        assert.deepEqual(await refused(dev, two), [
            "cluster: must be said: environments/dev/cluster.yaml has main, batch. add --cluster with one of them",
        ]);
        assert.deepEqual(await refused({ ...dev, cluster: "bach" }, two), [
            "cluster: must be in environments/dev/cluster.yaml. did you mean batch?",
        ]);
        const files = await generated({ ...dev, cluster: "batch", database: "orders" }, two);
        assert.match(files.get("environments/dev/shop.yaml") ?? "", /^cluster: batch$/m);
        assert.match((await generated(dev)).get("environments/dev/shop.yaml") ?? "", /^cluster: main$/m);
    });

    it("refuses an application that is there already, or has the name of a package", async () => {
        assert.match(
            (await refused({ name: "zod", app: true })).join(),
            /must not have the name of an installed package/,
        );
        const said = await refused({ app: true }, (tree) => tree.write("apps/shop/package.json", "{}"));
        assert.deepEqual(said, [
            "app: must not be there already. leave out --app: the layer deploys its image as well",
        ]);
    });
});
