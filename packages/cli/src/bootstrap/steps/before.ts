import type { Step, Standing } from "../step.ts";
import { type Around, whereIs } from "./around.ts";

/** The first release of the CLI known to have `pulumi stack migrate`, by its page "Generated for Pulumi CLI v3.255.0". */
const OLDEST_CLI = [3, 255];

/** What has to be so before anything is changed. */
export function stepsBefore(around: Around): Step[] {
    const { target, stacks } = around;
    const { environment, own } = target;
    const steps: Step[] = [
        {
            id: "cli",
            what: "Have the Pulumi CLI on PATH",
            why: "It makes what is made here, and moves states.",
            check: "pulumi version",
            undo: "nothing was done",
            standing: async () => cliStanding(await stacks.version()),
        },
    ];
    if (target.simulated) return steps;
    return [
        ...steps,
        {
            id: "account",
            what: `Sign in to account ${own.target.account} as an administrator`,
            why: "What is made here limits every role that deploys, so none of those can make it.",
            check: "aws sts get-caller-identity",
            undo: "aws sso logout",
            standing: async () => await accountStanding(around),
        },
        ...(target.bucket === undefined
            ? []
            : [
                  {
                      id: "bucket-name",
                      what: `Find the name ${target.bucket} free, or ours`,
                      why: "Names of buckets are shared by all of AWS: states must not go into somebody else's.",
                      check: `aws s3api head-bucket --bucket ${target.bucket} --expected-bucket-owner ${own.target.account}`,
                      undo: "nothing was done",
                      standing: async () => await bucketStanding(around, target.bucket ?? ""),
                  },
              ]),
        {
            id: "one-owner",
            what: "Find no other settings for where states are",
            why: "Stacks that are not found are made a second time.",
            check: `environments/${environment}/environment.yaml: state`,
            undo: "nothing was done",
            standing: async () => ownerStanding(around),
        },
    ];
}

function cliStanding(version: string | undefined): Standing {
    if (version === undefined) {
        const fix = "install it: https://www.pulumi.com/docs/iac/download-install/";
        return { is: "refused", reason: "pulumi is not on PATH", fix };
    }
    const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
    const [oldest = 0, least = 0] = OLDEST_CLI;
    if (major > oldest || (major === oldest && minor >= least)) return { is: "done", found: version };
    return {
        is: "refused",
        reason: `${version} cannot move a stack`,
        fix: `update it to ${OLDEST_CLI.join(".")} or newer`,
    };
}

async function accountStanding({ target, aws, credentials }: Around): Promise<Standing> {
    const { account } = target.own.target;
    const identity = await aws.identity();
    if (!identity.known) {
        // A machine of AWS has some that stand nowhere; there AWS has answered.
        if (credentials.length === 0) {
            const fix = "aws sso login, or set AWS_PROFILE";
            return { is: "refused", reason: "there are no credentials of AWS", fix };
        }
        // The provider asks before it makes anything, and refuses every account but this one (`allowedAccountIds`).
        return { is: "unchecked", needs: `${identity.needs}; the provider itself refuses any other account` };
    }
    if (identity.value.account === account) return { is: "done", found: identity.value.arn };
    return {
        is: "refused",
        reason: `the credentials are of account ${identity.value.account} (${identity.value.arn}), and environment ${target.environment} is account ${account}`,
        fix: `sign in to ${account}, or correct target.account in environments/${target.environment}/environment.yaml`,
    };
}

async function bucketStanding(around: Around, bucket: string): Promise<Standing> {
    const { target, aws } = around;
    const { account, region } = target.own.target;
    const answer = await aws.bucket(bucket, account);
    if (!answer.known) return { is: "unchecked", needs: `${answer.needs}; S3 itself refuses a name that is taken` };
    const another = `write bucketName under state in environments/${target.environment}/bootstrap.yaml`;
    switch (answer.value.is) {
        case "free":
            return { is: "done", found: "free" };
        case "foreign":
            return {
                is: "refused",
                reason: `the bucket ${bucket} is another account's, or these credentials may not see it`,
                fix: another,
            };
        case "ours":
            if (answer.value.region !== undefined && answer.value.region !== region) {
                const reason = `the bucket ${bucket} is in ${answer.value.region}, and the environment in ${region}`;
                return { is: "refused", reason, fix: `${another}, or correct target.region` };
            }
            if ((await whereIs(around))?.stack.urns.some((urn) => urn.endsWith("::state-bucket")) === true) {
                return { is: "done", found: "made here before" };
            }
            return {
                is: "refused",
                reason: `the account has a bucket ${bucket} that no state knows`,
                fix: `${another}, or delete it after looking into it`,
            };
    }
}

function ownerStanding({ target }: Around): Standing {
    const { state } = target.own;
    const { backend, secretsProvider } = target.stateSettings;
    if (state === undefined) return { is: "done", found: "none" };
    if (state.backend === backend && state.secretsProvider === secretsProvider) return { is: "done", found: backend };
    return {
        is: "refused",
        reason: `environment.yaml says ${state.backend} with ${state.secretsProvider}, and bootstrap.yaml makes ${backend} with ${secretsProvider}`,
        fix: "make both say the same; docs/guides/bootstrap.md has how states are moved",
    };
}
