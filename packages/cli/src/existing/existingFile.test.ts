import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret, unknown } from "@plinth/plan";
import { readExistingFile } from "./existingFile.ts";

describe("a file of what exists", () => {
    const folder = mkdtempSync(join(tmpdir(), "plinth-existing-"));
    after(() => rmSync(folder, { recursive: true }));

    function read(text: string): unknown {
        writeFileSync(join(folder, "existing"), text);
        return readExistingFile("--existing", "existing", folder);
    }

    it("may list resources with what they have", () => {
        const vpc = { type: "aws:ec2/vpc:Vpc", id: "vpc-1", outputs: { cidrBlock: "10.0.0.0/16" } };
        assert.deepEqual(read(`resources: [${JSON.stringify(vpc)}]`), [vpc]);
    });

    it("may be an export, of which what stands in a cloud counts", () => {
        const urn = "urn:pulumi:dev::shop::aws:rds/instance:Instance::orders";
        const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };
        const resources = [
            {
                urn,
                type: "aws:rds/instance:Instance",
                custom: true,
                id: "orders",
                inputs: { port: 1, password: secret },
            },
            { urn: `${urn}2`, type: "plinth:database:Database" },
            { urn: `${urn}3`, type: "pulumi:providers:aws", custom: true, id: "x" },
        ];
        assert.deepEqual(read(JSON.stringify({ version: 3, deployment: { resources } })), [
            {
                type: "aws:rds/instance:Instance",
                id: "orders",
                inputs: { port: 1, password: new Secret(unknown) },
                outputs: {},
            },
        ]);
    });

    it("refuses what is wrong, and repeats no values: they may be secrets", () => {
        assert.throws(
            () => read("resources: [{ type: Vpc, id: 1, input: { password: hunter2 } }]"),
            (error: Error) =>
                error.message.startsWith("--existing existing: 3 problems\n") &&
                error.message.includes("a type token such as aws:ec2/vpc:Vpc") &&
                !error.message.includes("hunter2"),
        );
    });

    it("refuses a file that is not there, saying how to make one", () => {
        assert.throws(() => readExistingFile("--state", "missing.json", folder), {
            message:
                "--state missing.json: there is no such file. Fix: pulumi stack export --file missing.json writes what a stack holds",
        });
    });
});
