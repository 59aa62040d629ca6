import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULTS, STEP_MINUTES } from "@plinth/deployments/plan";
import { schema as account } from "../../stacks/account/schema.ts";
import { schema as delivery } from "../../stacks/delivery/schema.ts";
import { parse } from "yaml";

const text = readFileSync(join(import.meta.dirname, "../../docs/components/deployments.md"), "utf8");
// They stand in a list: what is before the fence is before each line.
const [identities, settings] = [...text.matchAll(/^( *)```yaml\n(.*?)^\1```$/gms)].map(
    ([, indent = "", block = ""]) => parse(block.replaceAll(new RegExp(`^${indent}`, "gm"), "")) as unknown,
);

describe("the page about Pulumi Deployments", () => {
    it("shows settings that are taken as they are", () => {
        assert.deepEqual(delivery.safeParse(settings).error?.issues, undefined);
        const { identities: part } = identities as { identities: unknown };
        assert.deepEqual(account.shape.identities.safeParse(part).error?.issues, undefined);
    });

    it("names the defaults there are, and every setting of an environment", () => {
        for (const value of [DEFAULTS.branch, DEFAULTS.policyPack, `stepMinutes\` (${STEP_MINUTES})`])
            assert.ok(text.includes(String(value)), String(value));
        const option = delivery.shape.environments.valueType.options[0];
        for (const name of Object.keys(option.shape)) assert.ok(text.includes(`\`environments.NAME.${name}\``), name);
        for (const name of Object.keys(delivery.shape)) assert.match(text, new RegExp(`\`${name}[.\`]`), name);
    });
});
