import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { overriddenConfig, withOverrides } from "./overriddenConfig.ts";
import { readHistory } from "./readHistory.ts";

const digest = { path: ["image", "digest"], value: "sha256:1" };

describe("configuration that wins for one operation", () => {
    it("stands beside what there is, with how secrets are encrypted", () => {
        const text = "encryptionsalt: v1:abc\nconfig:\n  aws:region: eu-west-1\n  plinth-app:image:\n    name: shop\n";
        assert.deepEqual(parse(withOverrides(text, "plinth-app", [digest])), {
            encryptionsalt: "v1:abc",
            config: { "aws:region": "eu-west-1", "plinth-app:image": { name: "shop", digest: "sha256:1" } },
        });
    });

    it("is set inside a map that was written as JSON text, and where there is nothing yet", () => {
        const text = `config:\n  plinth-app:image: '{"name":"shop"}'\n`;
        assert.deepEqual(parse(withOverrides(text, "plinth-app", [digest, { path: ["size"], value: 2 }])), {
            config: { "plinth-app:image": { name: "shop", digest: "sha256:1" }, "plinth-app:size": 2 },
        });
        assert.deepEqual(parse(withOverrides("", "plinth", [{ path: ["app", "size"], value: 2 }])), {
            config: { "plinth:app": { size: 2 } },
        });
    });

    it("leaves the stack's own file as it is, and nothing behind", () => {
        const directory = mkdtempSync(join(tmpdir(), "plinth-test-"));
        try {
            const own = join(directory, "Pulumi.dev.yaml");
            writeFileSync(own, "encryptionsalt: v1:abc\n");
            const config = overriddenConfig({ directory, project: "plinth-app", stack: "dev" }, [digest]);
            assert.match(readFileSync(config.file, "utf8"), /digest: sha256:1/);
            assert.equal(readFileSync(own, "utf8"), "encryptionsalt: v1:abc\n");
            config.dispose();
            assert.equal(existsSync(config.file), false);
        } finally {
            rmSync(directory, { recursive: true });
        }
    });
});

describe("the history of a stack", () => {
    it("tells what was done, without configuration, and what never ended", () => {
        const json = JSON.stringify([
            { kind: "destroy", message: "", result: "in-progress", endTime: "", config: { "a:b": { value: "x" } } },
            {
                kind: "update",
                message: "plinth up dev (run-1)",
                environment: { "git.head": "abc" },
                result: "succeeded",
                startTime: "2026-11-21T18:48:34.000Z",
                endTime: "2026-11-21T18:48:39.000Z",
                resourceChanges: { same: 1, create: 2 },
            },
        ]);
        assert.deepEqual(readHistory(json), [
            { kind: "destroy", result: "in-progress", message: "", changes: {} },
            {
                kind: "update",
                result: "succeeded",
                started: "2026-11-21T18:48:34.000Z",
                ended: "2026-11-21T18:48:39.000Z",
                message: "plinth up dev (run-1)",
                commit: "abc",
                changes: { same: 1, create: 2 },
            },
        ]);
    });

    it("is empty for a stack to which nothing was done", () => {
        assert.deepEqual([readHistory(""), readHistory("null"), readHistory("[]")], [[], [], []]);
    });
});
