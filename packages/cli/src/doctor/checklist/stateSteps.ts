import { stackFile } from "../../bootstrap/steps/making.ts";
import {
    type ChecklistStep,
    missing,
    ok,
    type Part,
    type Surroundings,
    unchecked,
    type Verdict,
} from "./checklistStep.ts";

const BOTH: readonly Part[] = ["s3", "pulumi-cloud"];

/** Where states are kept, and what bootstrap makes. */
export const stateSteps: readonly ChecklistStep[] = [
    {
        id: "pulumi-login",
        title: "Sign in to Pulumi Cloud",
        parts: ["pulumi-cloud"],
        check: "pulumi login",
        fix: "pulumi login, or set PULUMI_ACCESS_TOKEN",
        verdict: ({ target, repository }) => {
            const backend = "wrong" in target ? "https://api.pulumi.com" : target.read.stateSettings.backend;
            if (repository.signedIn(backend)) return ok(`credentials for ${backend} (not tried)`);
            return missing(`nobody is signed in to ${backend}`);
        },
    },
    {
        id: "choices",
        title: "Decide where states are kept, and who deploys",
        parts: BOTH,
        check: "npx plinth bootstrap <environment> --dry-run",
        fix: "write environments/<environment>/bootstrap.yaml",
        verdict: ({ target }) => {
            if ("wrong" in target) return missing(target.wrong);
            const { state, pipelines } = target.read.settings;
            return ok(`states: ${state.backend}; pipelines: ${pipelines.mode}`);
        },
    },
    {
        id: "bootstrap",
        title: "Make the store of states and the roles",
        parts: BOTH,
        check: "grep -A 2 '^state:' environments/<environment>/environment.yaml",
        fix: "npx plinth bootstrap <environment>",
        verdict: bootstrapped,
    },
    {
        id: "bucket",
        title: "See that the bucket is yours",
        parts: ["s3"],
        check: "npx plinth doctor --for s3 --environment <environment>",
        fix: "npx plinth bootstrap <environment>",
        verdict: bucket,
    },
    {
        id: "committed",
        title: "Commit what bootstrap wrote",
        parts: BOTH,
        check: "git status --short environments stacks/bootstrap",
        fix: "git add environments/<environment> stacks/bootstrap/Pulumi.<environment>.yaml && git commit",
        verdict: committed,
    },
];

function bootstrapped({ target }: Surroundings): Verdict {
    if ("wrong" in target) return missing(target.wrong);
    const { own, stateSettings } = target.read;
    if (own.state === undefined) return missing("environment.yaml has no state");
    if (own.state.backend !== stateSettings.backend) {
        return missing(`states are in ${own.state.backend}, and bootstrap.yaml says ${stateSettings.backend}`);
    }
    return ok(own.state.backend);
}

async function bucket({ target, aws }: Surroundings): Promise<Verdict> {
    if ("wrong" in target) return missing(target.wrong);
    const { bucket: name, own } = target.read;
    if (name === undefined) return ok("Pulumi Cloud keeps the states");
    const answer = await aws.bucket(name, own.target.account);
    if (!answer.known) return unchecked(answer.needs);
    switch (answer.value.is) {
        case "free":
            return missing(`there is no bucket ${name}`);
        case "foreign":
            return missing(`the bucket ${name} is another account's`);
        case "ours":
            return ok(name);
    }
}

async function committed({ environment, repository }: Surroundings): Promise<Verdict> {
    const files = [
        `environments/${environment}/environment.yaml`,
        `environments/${environment}/bootstrap.yaml`,
        stackFile(environment),
    ];
    const there = await repository.committed(files);
    if (there === undefined) return unchecked("a git repository");
    const open = files.filter((file) => !there.includes(file));
    return open.length === 0 ? ok("committed") : missing(`not committed: ${open.join(", ")}`);
}
