import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { layers } from "plinth-environment";
import { codeOwners, readOwners } from "./model/owners.ts";
import { REPOSITORY } from "./testdata/committed.ts";

describe("CODEOWNERS", () => {
    const owners = readOwners(REPOSITORY);
    /** Whom a forge asks: of the lines that fit, the last. */
    const askedFor = (file: string): string | undefined =>
        codeOwners(owners)
            .split("\n")
            .filter((line) => line !== "" && !line.startsWith("#"))
            .map((line) => line.split(" "))
            .filter(([path = ""]) => path === "*" || new RegExp(`^${path.replaceAll("*", "[^/]*")}`).test(`/${file}`))
            .at(-1)?.[1];

    it("is what npm run pipelines writes", () => {
        assert.equal(readFileSync(join(REPOSITORY, "CODEOWNERS"), "utf8"), codeOwners(owners), "run npm run pipelines");
    });

    it("names for every layer the owner that its definition has", () => {
        const defined = layers.map(({ name, owner }) => ({ name, owner }));
        assert.deepEqual(
            owners.map(({ name, owner }) => ({ name, owner })),
            defined.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
        );
    });

    it("asks a layer's owner for its code, its settings and its application", () => {
        const all = codeOwners([{ name: "shop", owner: "security", application: true }]).split("\n");
        for (const path of ["/stacks/shop/", "/apps/shop/", "/environments/*/shop.yaml"]) {
            assert.ok(all.includes(`${path} @acme/security`), path);
        }
    });

    it("asks those who answer for the rules, whoever's layer it is", () => {
        assert.equal(askedFor("stacks/account/layer.ts"), "@acme/security");
        assert.equal(askedFor("environments/prod/database.yaml"), "@acme/platform");
        assert.equal(askedFor("environments/prod/environment.yaml"), "@acme/security");
        assert.equal(askedFor("policies/exemptions.yaml"), "@acme/security");
        assert.equal(askedFor("CODEOWNERS"), "@acme/security");
        assert.equal(askedFor("packages/core/src/index.ts"), "@acme/platform");
    });

    it("refuses an owner without a team", () => {
        assert.throws(
            () => codeOwners([{ name: "shop", owner: "checkout", application: false }]),
            /checkout has no team/,
        );
    });
});
