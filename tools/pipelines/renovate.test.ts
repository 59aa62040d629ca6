import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { actions } from "./github/actions.ts";
import { PULUMI_VERSION } from "./github/workflow.ts";
import { committedWorkflows, REPOSITORY } from "./testdata/committed.ts";

interface Manager {
    readonly managerFilePatterns: readonly string[];
    readonly matchStrings: readonly string[];
}

const { customManagers } = JSON.parse(readFileSync(join(REPOSITORY, "renovate.json"), "utf8")) as {
    customManagers: readonly Manager[];
};

/** What Renovate finds in a file, by the managers whose patterns it matches. */
function found(file: string): Record<string, string>[] {
    const text = readFileSync(join(REPOSITORY, file), "utf8");
    return customManagers
        .filter(({ managerFilePatterns }) =>
            managerFilePatterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(file)),
        )
        .flatMap(({ matchStrings }) => matchStrings)
        .flatMap((pattern) => [...text.matchAll(new RegExp(pattern, "g"))].map(({ groups }) => ({ ...groups })));
}

describe("renovate.json", () => {
    it("finds every action where it is written down, by its repository", () => {
        assert.deepEqual(
            found("tools/pipelines/github/actions.ts"),
            Object.entries(actions).map(([name, { commit, version }]) => ({
                depName: name.split("/").slice(0, 2).join("/"),
                currentDigest: commit,
                currentValue: version,
            })),
        );
    });

    it("finds the image that GitLab deploys with", () => {
        assert.deepEqual(found(".gitlab-ci.yml"), [{ currentValue: PULUMI_VERSION }]);
    });

    it("finds the version of the Pulumi CLI in the generator and in every workflow that installs it", () => {
        assert.deepEqual(found("tools/pipelines/github/workflow.ts"), [{ currentValue: PULUMI_VERSION }]);
        assert.deepEqual(found("tools/pipelines/runner/Dockerfile"), [{ currentValue: PULUMI_VERSION }]);
        for (const { file, text } of committedWorkflows()) {
            const installs = text.split("uses: pulumi/actions@").length - 1;
            assert.equal(found(`.github/workflows/${file}`).length, installs, file);
        }
    });
});
