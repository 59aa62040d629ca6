import assert from "node:assert/strict";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { copyOfThisRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { openRepository } from "./repository.ts";

describe("stacks apart from the layers", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = copyOfThisRepository()));
    afterEach(() => repository.dispose());

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: repository.root });
        return { code: await main(argv, host), out: host.out(), err: host.err() };
    };

    it("are no layers, and have settings all the same", async () => {
        const { layers, apart } = await openRepository(repository.root);
        assert.ok(!layers.some(({ name }) => name === "bootstrap"));
        assert.deepEqual(
            apart.map(({ layer }) => layer),
            ["bootstrap"],
        );
        assert.match((await run("settings", "schema", "bootstrap")).out, /"keepVersionDays"/);
    });

    it("have their settings checked with the environment's, each problem where it is written", async () => {
        repository.edit("environments/dev/bootstrap.yaml", "backend: s3", "backend: s3\n  keepVersionDays: 3");
        const { code, err } = await run("settings", "check", "dev");
        assert.equal(code, 1);
        assert.match(err, /environments\/dev\/bootstrap\.yaml:4: state\.keepVersionDays: must be at least 30, got 3/);
    });

    it("may be left out by an environment that nobody has bootstrapped", async () => {
        repository.remove("environments/dev/bootstrap.yaml");
        assert.equal((await run("settings", "check", "dev")).code, 0);
        const { code, err } = await run("bootstrap", "dev");
        assert.equal(code, 1);
        assert.match(err, /environments\/dev\/bootstrap\.yaml: is missing\. Fix: create it/);
    });

    it("refuses one among the layers of an environment", async () => {
        repository.edit("environments/dev/environment.yaml", "layers: [network,", "layers: [bootstrap, network,");
        const { code, err } = await run("settings", "check", "dev");
        assert.equal(code, 1);
        assert.match(err, /must be a layer this repository has, got "bootstrap"/);
    });
});
