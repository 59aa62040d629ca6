import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORD } from "./canaries.ts";
import { leaksOf, Secretive } from "./secretive.ts";

/** How a deployment marks a secret. */
const secret = (plaintext: unknown): object => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    plaintext: JSON.stringify(plaintext),
});

const urnOf = (type: string, name: string): string => `urn:pulumi:test::secretive::${type}::${name}`;

/** What `pulumi stack export --show-secrets` writes: every secret in plain text. */
function stackExport(): object {
    const stack = urnOf("pulumi:pulumi:Stack", "secretive-test");
    const bucket = (name: string, inputs: object): object => ({
        urn: urnOf("aws:s3/bucket:Bucket", name),
        type: "aws:s3/bucket:Bucket",
        custom: true,
        id: name,
        parent: stack,
        inputs,
        outputs: inputs,
    });
    return {
        version: 3,
        deployment: {
            resources: [
                {
                    urn: stack,
                    type: "pulumi:pulumi:Stack",
                    custom: false,
                    outputs: { output: secret(`${WORD}-exportedOutput`) },
                },
                bucket("tagged", { tags: { secret: secret(`${WORD}-exportedTag`) } }),
                bucket("named", { bucket: secret(`${WORD}-exportedName`.toLowerCase()) }),
                bucket("gone", {
                    nested: { list: ["open", secret(`${WORD}-exportedNested`)] },
                    whole: secret({ a: [`${WORD}-exportedWhole`] }),
                }),
            ],
        },
    };
}

describe("a secret of an exported stack, in plain text, is in no", () => {
    const secretive = new Secretive();
    before(() => {
        const text = JSON.stringify(stackExport());
        writeFileSync(join(secretive.root, "export.json"), text);
        writeFileSync(join(secretive.root, "broken.json"), text.slice(0, -20));
    });
    after(() => secretive.dispose());

    for (const argv of [
        ["--format", "text"],
        ["--format", "json", "--include", "pass"],
    ]) {
        it(`word of check ${argv.join(" ")}`, async () => {
            const said = await secretive.run(["check", "export.json", ...argv]);
            assert.deepEqual(leaksOf(said), []);
            assert.ok([0, 2].includes(said.code ?? -1), said.err);
            assert.match(said.out, /aws:s3|tagged/);
        });

        it(`word of a comparison with it, ${argv.join(" ")}`, async () => {
            const said = await secretive.preview(["--against", "export.json", "--passes", "1", ...argv]);
            assert.deepEqual(leaksOf(said), []);
            assert.equal(said.code, 2, said.err);
            // The comparison took place: what is no longer in the program would be deleted.
            assert.match(said.out, /gone/);
        });
    }

    it("refusal of a file that cannot be read", async () => {
        for (const argv of [
            ["check", "broken.json"],
            ["preview", "--project", "program", "--stack", "test", "--against", "broken.json"],
            ["preview", "--project", "program", "--stack", "test", "--answers", "broken.json"],
        ]) {
            const said = await secretive.run(argv);
            assert.deepEqual(leaksOf(said), [], argv.join(" "));
            assert.equal(said.code, 1, said.err);
            assert.match(said.err, /broken\.json/);
        }
    });
});
