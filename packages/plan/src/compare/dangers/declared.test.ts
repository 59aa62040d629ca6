import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { disruptions, feltReplacements } from "./disruptions.ts";
import { exposures } from "./exposures.ts";
import { protections } from "./protections.ts";
import { statefulTypes } from "./stateful.ts";

const AWS = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));

/** The declarations of a resource class, `undefined` where the package has none. */
function declarations(type: string): string | undefined {
    const file = join(AWS, `${type.split(":")[1]}.d.ts`);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

describe("facts about dangers", () => {
    it("are about properties that @pulumi/aws declares", () => {
        const unknown = [...protections, ...exposures, ...disruptions].flatMap(({ types, property }) =>
            types
                .filter(
                    (type) => !new RegExp(`^    ${property.split(".")[0]}\\??: `, "m").test(declarations(type) ?? ""),
                )
                .map((type) => `${type} ${property}`),
        );
        assert.deepEqual(unknown, []);
    });

    it("are about types that @pulumi/aws declares", () => {
        const types = [...statefulTypes(), ...Object.keys(feltReplacements)].filter((type) => type.startsWith("aws:"));
        assert.deepEqual(
            types.filter((type) => declarations(type) === undefined),
            [],
        );
    });

    it("name where they come from, and why they matter", () => {
        for (const { why, source } of [...protections, ...exposures, ...disruptions]) {
            assert.match(source, /^https:\/\/|^declarations of @pulumi\/aws/);
            assert.notEqual(why, "");
        }
    });
});
