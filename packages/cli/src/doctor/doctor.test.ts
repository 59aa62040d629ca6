import assert from "node:assert/strict";
import { chmodSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { copyOfThisRepository, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { diagnose, type Item } from "./diagnose.ts";
import { awsCredentials, type Facts, shellPath } from "./facts.ts";

const complete: Facts = {
    node: "24.21.0",
    nodeOnPath: { found: true, version: "24.21.0" },
    repository: "/repository",
    install: { ready: true },
    policyPack: true,
    git: { found: true, version: "2.39.5" },
    pulumi: { found: true, version: "3.260.0" },
    languageHost: true,
    docker: { found: true, version: "28.2.2" },
    awsCredentials: ["AWS_PROFILE"],
};

function missing(change: Partial<Facts>): Item[] {
    return diagnose({ ...complete, ...change }).filter(({ ok }) => !ok);
}

describe("what the doctor finds", () => {
    it("is nothing where everything is there", () => {
        assert.deepEqual(missing({}), []);
    });

    const optional: readonly (readonly [string, Partial<Facts>, RegExp])[] = [
        ["Node on PATH", { nodeOnPath: { found: true, version: "20.20.2" } }, /bare pulumi commands/],
        ["Node on PATH", { nodeOnPath: { found: false } }, /bare pulumi commands/],
        ["Policy pack", { policyPack: false }, /judging previews/],
        ["git", { git: { found: false } }, /what a change affects/],
        ["Pulumi CLI", { pulumi: { found: false } }, /deploying/],
        ["Language host", { languageHost: false }, /Pulumi CLI/],
        ["Docker", { docker: { found: false } }, /container images/],
        ["AWS credentials", { awsCredentials: [] }, /deploying to AWS/],
    ];
    for (const [name, change, disables] of optional) {
        it(`is what a missing ${name} disables and how to have it, though previews work (${JSON.stringify(change)})`, () => {
            const [item, ...others] = missing(change);
            assert.deepEqual(others, []);
            assert.equal(item?.name, name);
            assert.equal(item.needed, false);
            assert.match(item.disables ?? "", disables);
            assert.notEqual(item.next ?? "", "");
        });
    }

    it("is that previews need the dependencies", () => {
        const [item] = missing({ install: { ready: false, reason: "zod is missing" } });
        assert.deepEqual(
            [item?.name, item?.needed, item?.found, item?.next],
            ["Dependencies", true, "zod is missing", "npm ci"],
        );
    });

    it("is, outside a repository, just that", () => {
        const items = missing({ repository: undefined, install: { ready: false, reason: "none" }, policyPack: false });
        assert.deepEqual(
            items.map(({ name, needed }) => ({ name, needed })),
            [{ name: "Repository", needed: true }],
        );
    });
});

describe("where the doctor looks", () => {
    it("for a shell's Node, is not in what npx puts before PATH", () => {
        const path = ["/clone/node_modules/.bin", "/npm/node_modules/@npmcli/run-script/lib/node-gyp-bin", "/usr/bin"];
        assert.equal(shellPath(path.join(delimiter)), "/usr/bin");
    });

    it("for AWS credentials, is the environment and the shared files", () => {
        assert.deepEqual(awsCredentials({}, "/nowhere"), []);
        assert.deepEqual(awsCredentials({ AWS_PROFILE: "dev", AWS_ACCESS_KEY_ID: "" }, "/nowhere"), ["AWS_PROFILE"]);
        assert.deepEqual(awsCredentials({ AWS_CONFIG_FILE: import.meta.filename }, "/nowhere"), [import.meta.filename]);
    });
});

describe("plinth doctor", () => {
    let repository: TemporaryRepository | undefined;
    afterEach(() => repository?.dispose());

    /** A PATH that holds these programs alone, each saying its version. */
    function pathWith(programs: Readonly<Record<string, string>>, root: string): string {
        const folder = join(root, "programs");
        mkdirSync(folder);
        for (const [name, says] of Object.entries(programs)) {
            repository?.write(`programs/${name}`, `#!/bin/sh\necho "${says}"\n`);
            chmodSync(join(folder, name), 0o755);
        }
        return folder;
    }

    it("ends with 0 in an installed repository, though nothing for deploying is there", async () => {
        repository = copyOfThisRepository();
        const env = {
            PATH: pathWith({ node: "v20.20.2", git: "git version 2.39.5" }, repository.root),
            AWS_CONFIG_FILE: "/none",
            AWS_SHARED_CREDENTIALS_FILE: "/none",
        };
        const host = recordingHost({ cwd: repository.root, env });
        assert.equal(await main(["doctor"], host), 0, host.out());
        assert.match(host.out(), /^- Node on PATH {5}20\.20\.2, older than 22\.18$/m);
        assert.match(host.out(), /^✓ git {14}2\.39\.5$/m);
        assert.match(host.out(), /^- Pulumi CLI {7}not found on PATH$/m);
        assert.match(host.out(), /^- AWS credentials {2}none$/m);
        assert.match(
            host.out(),
            /\nPreviews work\.\nNext: npx plinth preview dev\nTo deploy, in order: npx plinth doctor --for aws,s3,github\n$/,
        );
    });

    it("ends with 1 where the dependencies cannot be told to be installed", async () => {
        repository = smallRepository();
        const host = recordingHost({ cwd: repository.root });
        assert.equal(await main(["doctor"], host), 1);
        assert.match(host.out(), /^✗ Dependencies/m);
        assert.match(host.out(), /\nPreviews do not work yet\.\nNext: npm ci\n/);
    });
});
