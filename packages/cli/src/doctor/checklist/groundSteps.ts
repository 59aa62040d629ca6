import { type ChecklistStep, missing, ok, type Surroundings, unchecked } from "./checklistStep.ts";

/** One digit twelve times is what the template has; the others stand in manuals. */
const PLACEHOLDERS = /^(\d)\1{11}$|^123456789012$|^000000000000$/;

/** What everybody needs: the machine, the settings, an account. */
export const groundSteps: readonly ChecklistStep[] = [
    {
        id: "dependencies",
        title: "Install the repository's packages",
        check: "npx plinth doctor",
        fix: "npm ci",
        verdict: ({ facts }) =>
            facts.install.ready ? ok("installed as package-lock.json has them") : missing(facts.install.reason),
    },
    {
        id: "pulumi-cli",
        title: "Install the Pulumi CLI",
        check: "pulumi version",
        fix: "https://www.pulumi.com/docs/iac/download-install/",
        verdict: ({ facts }) => (facts.pulumi.found ? ok(facts.pulumi.version) : missing("pulumi is not on PATH")),
    },
    {
        id: "account",
        title: "Have an AWS account for the environment",
        parts: ["aws"],
        check: "grep account: environments/<environment>/environment.yaml",
        fix: "write the account's 12 digits as target.account, in quotes, and its regions",
        verdict: ({ target }) => {
            if ("wrong" in target) return missing(target.wrong);
            const { account } = target.read.own.target;
            if (PLACEHOLDERS.test(account)) return missing(`${account} is the template's, nobody's account`);
            return ok(account);
        },
    },
    {
        id: "settings",
        title: "Check the settings",
        check: "npx plinth settings check",
        fix: "mend what npx plinth settings check says",
        verdict: ({ repository: { settingsProblems } }) =>
            settingsProblems === 0 ? ok("no problems") : missing(`${settingsProblems} problems`),
    },
    {
        id: "preview",
        title: "Look at what would be made",
        check: "npx plinth preview <environment>",
        fix: "change the settings until it is what you want",
        // It takes a minute, and is the person's to judge.
        verdict: () => unchecked("you: it is judged by reading it"),
    },
    {
        id: "sign-in",
        title: "Sign in to the account as an administrator",
        parts: ["aws"],
        check: "aws sts get-caller-identity",
        fix: "install the AWS CLI and aws configure sso, or set AWS_PROFILE",
        verdict: signIn,
    },
];

async function signIn({ facts, aws, target }: Surroundings) {
    const identity = await aws.identity();
    if (!identity.known) {
        // A machine of AWS has some that stand nowhere; there AWS has answered.
        return facts.awsCredentials.length === 0
            ? missing("there are no credentials of AWS")
            : unchecked(identity.needs);
    }
    if ("wrong" in target) return unchecked("settings without problems");
    const { account } = target.read.own.target;
    if (identity.value.account !== account) {
        return missing(`signed in to ${identity.value.account}, and the environment is ${account}`);
    }
    return ok(identity.value.arn);
}
