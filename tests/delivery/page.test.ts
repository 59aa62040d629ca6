import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULTS, STEP_MINUTES } from "@plinth/deployments/plan";
import { repositoryStacks } from "@plinth/deployments/repository";
import { claimsOf } from "@plinth/roles/plan";
import { schema as account } from "../../stacks/account/schema.ts";
import { schema as delivery } from "../../stacks/delivery/schema.ts";
import { parse } from "yaml";

const REPOSITORY = join(import.meta.dirname, "../..");
const text = readFileSync(join(REPOSITORY, "docs/components/deployments.md"), "utf8");
// They stand in a list: what is before the fence is before each line.
const [identities, settings] = [...text.matchAll(/^( *)```yaml\n(.*?)^\1```$/gms)].map(
    ([, indent = "", block = ""]) => parse(block.replaceAll(new RegExp(`^${indent}`, "gm"), "")) as unknown,
);

/** A service beside the reference one, which the page tells teams to add: they need not write it into the page. */
function isAddedService(folder: string): boolean {
    const isService = readFileSync(join(REPOSITORY, folder, "layer.ts"), "utf8").includes("buildService(");
    return isService && folder !== "stacks/reference";
}

describe("the page about Pulumi Deployments", () => {
    it("shows settings that are taken as they are", () => {
        assert.deepEqual(delivery.safeParse(settings).error?.issues, undefined);
        const { identities: part } = identities as { identities: unknown };
        assert.deepEqual(account.shape.identities.safeParse(part).error?.issues, undefined);
    });

    it("trusts runs of every stack that the environment has", () => {
        const { identities: part } = identities as { identities: unknown };
        const parsed = account.shape.identities.parse(part);
        assert.ok(parsed.mode === "created");
        const { preview, deploy } = parsed.environments["dev"] ?? {};
        assert.ok(preview && deploy);
        const stacks = repositoryStacks(REPOSITORY).filter(
            ({ environment, folder }) => environment === "dev" && !isAddedService(folder),
        );
        for (const [identity, operations] of [
            [preview, ["preview"]],
            [deploy, ["update", "refresh", "destroy"]],
        ] as const) {
            assert.deepEqual(
                claimsOf(identity).subjects.toSorted(),
                stacks
                    .flatMap(({ project }) => operations.map((operation) => ({ project, operation })))
                    .map(
                        ({ project, operation }) =>
                            `pulumi:deploy:org:acme:project:${project}:stack:dev:operation:${operation}:scope:write`,
                    )
                    .toSorted(),
            );
        }
    });

    it("names the defaults there are, and every setting of an environment", () => {
        for (const value of [DEFAULTS.branch, DEFAULTS.policyPack, `stepMinutes\` (${STEP_MINUTES})`])
            assert.ok(text.includes(String(value)), String(value));
        const option = delivery.shape.environments.valueType.options[0];
        for (const name of Object.keys(option.shape)) assert.ok(text.includes(`\`environments.NAME.${name}\``), name);
        for (const name of Object.keys(delivery.shape)) assert.match(text, new RegExp(`\`${name}[.\`]`), name);
    });
});
