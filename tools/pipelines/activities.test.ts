import assert from "node:assert/strict";
import * as scripts from "./model/scripts.ts";
import { readPipelines } from "./model/pipelines.ts";
import { committedGitLab, committedJobs, REPOSITORY } from "./testdata/committed.ts";

const { environments, promoted } = readPipelines(REPOSITORY);
/** images.test.ts compares these, where there are applications. */
const ofImages: readonly string[] = [
    ...[scripts.BUILD_IMAGE, scripts.PUBLISH_IMAGE, scripts.IMAGE_CUTOFF],
    ...[scripts.PROPOSE_RELEASE, scripts.KEEP_RELEASED, scripts.CHANGED_IMAGES],
];
const commands = Object.values(scripts).filter((each) => typeof each === "string");

/** What a forge has to do, each as a command and where. */
function wanted(): string[] {
    const everywhere = environments.map(({ name }) => name);
    const reached = promoted.map(({ name }) => name);
    const soaked = reached.filter((_name, index) => promoted[index + 1]?.production === true);
    const each = (command: string, where: readonly string[]) => where.map((name) => `${command} in ${name}`);
    const all = [
        ...each(scripts.PREVIEW, everywhere),
        ...each(scripts.REFUSE_OLDER, reached),
        ...each(
            scripts.PLAN,
            promoted.filter(({ handOver }) => handOver).map(({ name }) => name),
        ),
        ...each(scripts.DEPLOY, reached),
        ...each(scripts.KEEP_RECORDS, reached),
        ...each(scripts.PUSH_TAG, reached),
        ...each(scripts.SOAK, soaked),
        ...each(scripts.DRIFT, everywhere),
        ...each(scripts.KEEP_RECORDS, soaked),
        `${scripts.DRIFT_ISSUES} in all`,
        `${scripts.METRICS} in all`,
        ...each(scripts.ROLLBACK, reached),
        ...each(`${scripts.ROLLBACK} as a proposal`, reached),
        `${scripts.REVIEW_UP} in review`,
        `${scripts.REVIEW_SWEEP} in review`,
        ...promoted.flatMap(({ name, stacks }) => stacks.map((folder) => `real preview of ${folder} in ${name}`)),
    ];
    return [...new Set(all)].sort();
}

/** What a script does, by the commands that stand in it. */
function done(text: string, where: string, proposal: boolean): string[] {
    const known = commands.filter((command) => !ofImages.includes(command) && text.includes(command));
    const real = [...text.matchAll(/pulumi preview --cwd (\S+)/g)].map(([, folder]) => `real preview of ${folder}`);
    return [...known.map((command) => (proposal ? `${command} as a proposal` : command)), ...real].map(
        (command) => `${command} in ${where}`,
    );
}

function onGitHub(): string[] {
    const all = committedJobs().flatMap(({ steps, environment = "all" }) =>
        steps.flatMap(({ run = "", env = {} }) => {
            const own = env["ENVIRONMENT"] ?? environment.replace(/-preview$/, "");
            const where = own.includes("matrix") ? environments.map(({ name }) => name) : [own];
            return where.flatMap((name) => done(run, name, env["PROPOSE"] === "true"));
        }),
    );
    return [...new Set(all)].sort();
}

function onGitLab(): string[] {
    const all = Object.values(committedGitLab().jobs).flatMap((job) => {
        const { script, after_script = [], variables = {}, environment } = job;
        const own = environment?.name === "review" ? "review" : (variables["ENVIRONMENT"] ?? "all");
        return done([...script, ...after_script].join("\n"), own, variables["PROPOSE"] === "true");
    });
    return [...new Set(all)].sort();
}

describe("both forges", () => {
    it("do the same in every environment, and all that there is a command for", () => {
        const all = wanted();
        assert.deepEqual(onGitHub(), all);
        assert.deepEqual(onGitLab(), all);
        const everywhere = commands.filter((each) => !ofImages.includes(each) && each !== scripts.PLAN);
        for (const command of everywhere)
            assert.ok(
                all.some((each) => each.startsWith(command)),
                command,
            );
    });
});
