import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../errors/userError.ts";
import { TemporaryRepositories } from "./testdata/repository.ts";
import { findRepository, listEnvironments, requireEnvironment } from "./workspace.ts";

describe("a repository", () => {
    const repositories = new TemporaryRepositories();
    after(() => repositories.remove());

    function repository(...environments: readonly string[]): string {
        return repositories.write({
            "environments/README.md": "not an environment",
            "environments/drafts/notes.md": "not an environment either",
            ...Object.fromEntries(environments.map((name) => [`environments/${name}/environment.yaml`, "a: 1"])),
        });
    }

    it("is found from any folder inside it", () => {
        const root = repository("dev");
        mkdirSync(join(root, "stacks/network"), { recursive: true });
        assert.equal(findRepository(join(root, "stacks/network")), root);
        assert.equal(findRepository(root), root);
    });

    it("is not taken to begin at a folder environments/ without package.json", () => {
        const root = repository("dev");
        mkdirSync(join(root, "stacks/environments"), { recursive: true });
        assert.equal(findRepository(join(root, "stacks")), root);
    });

    it("refuses a folder outside of any", () => {
        assert.throws(
            () => findRepository("/"),
            (error) =>
                UserError.isInstance(error) && /^\/ is not inside a Plinth repository.*Fix: /.test(error.message),
        );
    });

    it("has as environments the folders with an environment.yaml, sorted", () => {
        assert.deepEqual(listEnvironments(repository("staging", "dev", "prod")), ["dev", "prod", "staging"]);
    });

    it("refuses an environment it does not have, with those it has and the nearest", () => {
        assert.throws(
            () => requireEnvironment(repository("dev", "prod"), "porduction"),
            (error) => {
                assert.ok(UserError.isInstance(error));
                assert.equal(
                    error.message,
                    'environment "porduction" does not exist: environments/porduction/environment.yaml is missing. ' +
                        "Known: dev, prod. Fix: name one of these, or create the file",
                );
                return true;
            },
        );
        assert.throws(() => requireEnvironment(repository("dev", "prod"), "prd"), /Fix: did you mean prod\?$/);
    });

    it("refuses any environment while it has none", () => {
        assert.throws(() => requireEnvironment(repository(), "dev"), /Known: none\./);
    });
});
