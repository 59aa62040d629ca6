import { claimsOf } from "@plinth/roles/plan";
import {
    type ChecklistStep,
    missing,
    ok,
    type Part,
    type Surroundings,
    unchecked,
    type Verdict,
} from "./checklistStep.ts";
import { reviewStep } from "./reviewStep.ts";

const FORGES: readonly Part[] = ["github", "gitlab"];
/** The repository variable without which a merge deploys nothing (tools/pipelines). */
const SWITCH = "PLINTH_DEPLOY";

/** What runs pipelines. */
export const forgeSteps: readonly ChecklistStep[] = [
    {
        id: "workflows",
        title: "Write the pipelines of your environments",
        parts: FORGES,
        check: "npm run pipelines -- --check",
        fix: "npm run pipelines, and commit",
        verdict: async ({ repository }) => {
            const stale = await repository.stalePipelines();
            return stale === undefined ? ok("as they would be written") : missing(stale);
        },
    },
    {
        id: "pipeline-roles",
        title: "Let the account believe the forge",
        parts: FORGES,
        check: "aws iam list-open-id-connect-providers",
        fix: "pipelines: in environments/<environment>/bootstrap.yaml, then npx plinth bootstrap <environment>",
        verdict: believed,
    },
    {
        id: "github-environments",
        title: "Make the environments of GitHub",
        parts: ["github"],
        check: "gh api repos/{owner}/{repo}/environments --jq '.environments[].name'",
        fix: "Settings → Environments: <environment> and <environment>-preview, deployment branch main; reviewers for production",
        verdict: environments,
    },
    {
        id: "github-variables",
        title: "Tell GitHub the roles and the backend",
        parts: ["github"],
        check: "gh variable list --env <environment>",
        fix: "the commands that npx plinth bootstrap <environment> ends with",
        verdict: async (around) => await variables(around, environmentsOf(around)),
    },
    {
        id: "github-checks",
        title: "Let nothing be merged that has not passed",
        parts: ["github"],
        check: "gh api repos/{owner}/{repo}/rules/branches/main",
        fix: "Settings → Rules → Rulesets: for main require a pull request and the check Verdict",
        verdict: async (around) => await required(around, "Verdict"),
    },
    {
        id: "gitlab-variables",
        title: "Tell GitLab the roles and the backend",
        parts: ["gitlab"],
        check: "glab variable list",
        fix: "the commands that npx plinth bootstrap <environment> ends with; protected, each for its environment",
        verdict: async (around) => await variables(around, [around.environment]),
    },
    {
        id: "gitlab-checks",
        title: "Let nothing be merged whose pipeline failed",
        parts: ["gitlab"],
        check: "glab api projects/:id",
        fix: "Settings → Merge requests: pipelines must succeed",
        verdict: async (around) => await required(around, "pipeline"),
    },
    reviewStep,
    {
        id: "switch",
        title: "Switch deployments on",
        parts: FORGES,
        check: `npx plinth doctor --for github --environment <environment>`,
        fix: `the repository variable ${SWITCH} = true`,
        verdict: async ({ forge }) => {
            const answer = await forge.variables(undefined);
            if (!answer.known) return unchecked(answer.needs);
            const value = answer.value[SWITCH];
            return value === "true" ? ok(`${SWITCH} is true`) : missing(`${SWITCH} is ${value ?? "not set"}`);
        },
    },
];

/** Those of the forge: one that deploys, where a pipeline does, and one that reads. */
function environmentsOf({ environment, target }: Pick<Surroundings, "environment" | "target">): string[] {
    const pipelines = "wrong" in target ? undefined : target.read.settings.pipelines;
    const reads = pipelines?.mode === "created" && pipelines.deploy === undefined;
    return [...(reads ? [] : [environment]), `${environment}-preview`];
}

async function believed({ target, aws }: Surroundings): Promise<Verdict> {
    if ("wrong" in target) return missing(target.wrong);
    const { pipelines } = target.read.settings;
    if (pipelines.mode === "off") return missing(`bootstrap.yaml: pipelines are off: ${pipelines.reason}`);
    if (pipelines.mode === "adopted") return unchecked("whoever made the roles: bootstrap.yaml has them adopted");
    const { issuer } = claimsOf(pipelines.preview);
    const answer = await aws.oidcProvider(issuer);
    if (!answer.known) return unchecked(answer.needs);
    return answer.value ? ok(issuer) : missing(`the account has no identity provider for ${issuer}`);
}

async function environments({ forge, environment, target }: Surroundings): Promise<Verdict> {
    const answer = await forge.environments();
    if (!answer.known) return unchecked(answer.needs);
    const wanted = environmentsOf({ environment, target });
    const absent = wanted.filter((name) => !answer.value.some((there) => there.name === name));
    if (absent.length > 0) return missing(`there is no ${absent.join(" and no ")}`);
    const open = answer.value.filter(({ name, limited }) => wanted.includes(name) && limited === false);
    if (open.length > 0) {
        return missing(
            `${open.map(({ name }) => name).join(" and ")} may be used from every branch, and so may its role`,
        );
    }
    const production = !("wrong" in target) && target.read.own.production;
    const own = answer.value.find(({ name }) => name === environment);
    if (production && own?.approved === false) return missing(`${environment} has no required reviewers`);
    return ok(wanted.join(", "));
}

async function variables({ forge, target }: Surroundings, names: readonly string[]): Promise<Verdict> {
    const backend = "wrong" in target ? undefined : target.read.stateSettings.backend;
    for (const name of names) {
        const answer = await forge.variables(name);
        if (!answer.known) return unchecked(answer.needs);
        const { PLINTH_ROLE_ARN: role, PULUMI_BACKEND_URL: told } = answer.value;
        if (role === undefined || told === undefined) {
            return missing(`${name} has no ${role === undefined ? "PLINTH_ROLE_ARN" : "PULUMI_BACKEND_URL"}`);
        }
        if (backend !== undefined && told !== backend) {
            return missing(`${name} has PULUMI_BACKEND_URL ${told}, and settings have ${backend}`);
        }
    }
    return ok(`PLINTH_ROLE_ARN and PULUMI_BACKEND_URL in ${names.join(", ")}`);
}

async function required({ forge }: Surroundings, check: string): Promise<Verdict> {
    const answer = await forge.requiredChecks("main");
    if (!answer.known) return unchecked(answer.needs);
    return answer.value.includes(check) ? ok(check) : missing(`main does not require ${check}`);
}
