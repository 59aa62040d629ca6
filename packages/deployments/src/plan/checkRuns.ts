import type { Check, Path, Violation } from "@plinth/core/settings";
import { PACK_VARIABLE } from "./commands.ts";
import { cronProblem, isMoment, type Schedule, SCHEDULED_OPERATIONS } from "./schedules.ts";
import { deploys, driftOf, type RunShape } from "./shape.ts";

/** What can be wrong with how stacks are run. What depends on the use reads it: a file with an unknown use has one problem. */
export const runChecks: readonly Check<RunShape>[] = [
    { reads: ["does"], check: checkUse },
    { reads: ["does", "credentials"], check: checkCredentials },
    {
        reads: ["does", "policyPack"],
        check: ({ policyPack }) => checkFolder(["policyPack"], policyPack, "write policies, or off for none"),
    },
    { reads: ["does", "drift"], check: checkDrift },
    { reads: ["does", "ttl"], check: checkTtl },
    {
        reads: ["does", "schedules"],
        check: (shape) =>
            Object.entries(shape.schedules ?? {}).flatMap(([name, schedule]) => checkSchedule(name, schedule, shape)),
    },
    { reads: ["does", "variables"], check: ({ variables = {} }) => checkVariables(variables) },
    {
        reads: ["does", "install"],
        check: ({ install = [] }) =>
            install.some((command) => command.trim() === "")
                ? [violation(["install"], "must have no empty command", install, "remove it")]
                : [],
    },
];

/** What nobody may do to stacks that customers depend on. */
export function checkProduction(shape: RunShape & { readonly production: boolean }): Violation[] {
    if (!shape.production) return [];
    const found: Violation[] = [];
    const refuse = (path: Path, what: string, value: unknown, fix: string): void => {
        found.push(violation(path, `must not be ${what} in production`, value, fix));
    };
    if (shape.does === "deployAndPreview") {
        refuse(["does"], "both", shape.does, "let something else preview pull requests, and write does: deploy");
    } else if (shape.does === "review") {
        refuse(["does"], "a template of review stacks", shape.does, "make a stack that only they are made from");
    }
    if ("start" in shape && shape.start === "push") {
        const what = "push: Pulumi Deployments asks nobody before it deploys, and that has to be asked";
        refuse(["start"], what, shape.start, "write demand");
    }
    if (driftOf(shape)?.remediate === true) {
        refuse(
            ["drift", "remediate"],
            "true",
            true,
            "read what has changed first; then deploy, or change the settings",
        );
    }
    if (shape.ttl !== undefined) refuse(["ttl"], "set", shape.ttl.at, "remove it");
    for (const [name, { operation }] of Object.entries(shape.schedules ?? {})) {
        if (operation !== "update") continue;
        refuse(["schedules", name, "operation"], "update", operation, "write preview or refresh");
    }
    return found;
}

function checkUse(shape: RunShape): Violation[] {
    // One that is missing, or no text, is refused by its type.
    if (shape.does !== "deployAndPreview" || typeof shape.reason !== "string") return [];
    const { length } = shape.reason.trim();
    if (length >= 10 && length <= 200) return [];
    const fix = "say why whoever opens a pull request may run code with the role that deploys";
    return [violation(["reason"], "must say why, in 10 to 200 characters", shape.reason, fix)];
}

function checkCredentials({ credentials }: RunShape): Violation[] {
    if (credentials.from !== "role") return [];
    const { roleArn, sessionHours = 1 } = credentials;
    const found: Violation[] = [];
    if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]+$/.test(roleArn)) {
        const fix = "write an output of the layer account, such as arn:aws:iam::222222222222:role/deployment/name";
        found.push(violation(["credentials", "roleArn"], "must be the ARN of an IAM role", roleArn, fix));
    }
    // STS API Reference, AssumeRoleWithWebIdentity, DurationSeconds.
    if (!Number.isInteger(sessionHours) || sessionHours < 1 || sessionHours > 12) {
        const rule = "must be a whole number from 1 to 12";
        found.push(
            violation(["credentials", "sessionHours"], rule, sessionHours, "write no more than the role allows"),
        );
    }
    return found;
}

/** A folder of the repository, seen from its root. */
export function checkFolder(path: Path, folder: string | undefined, fix: string): Violation[] {
    const parts = (folder ?? ".").split("/");
    const isInside = folder === "." || parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part));
    if (folder === undefined || isInside) return [];
    return [violation(path, "must be a folder of the repository, relative to its root", folder, fix)];
}

function checkDrift(shape: RunShape): Violation[] {
    const drift = driftOf(shape);
    if (drift === undefined) return [];
    const problem = cronProblem(drift.cron);
    return [
        ...(problem === undefined ? [] : [violation(["drift", "cron"], problem, drift.cron, "write one as 0 5 * * *")]),
        ...(drift.remediate && !deploys(shape)
            ? [violation(["drift", "remediate"], MAY_NOT_CHANGE, true, "leave it to what deploys")]
            : []),
    ];
}

const MAY_NOT_CHANGE = "needs a role that may change things, which belongs to does: deploy";

function checkTtl(shape: RunShape): Violation[] {
    const { ttl } = shape;
    if (ttl === undefined) return [];
    return [
        ...(isMoment(ttl.at) ? [] : [violation(["ttl", "at"], A_MOMENT, ttl.at, "write it in UTC")]),
        ...(deploys(shape) ? [] : [violation(["ttl"], MAY_NOT_CHANGE, ttl.at, "remove it")]),
    ];
}

const A_MOMENT = "must be a moment such as 2027-01-31T18:00:00Z";

function checkSchedule(name: string, schedule: Schedule, shape: RunShape): Violation[] {
    const path = ["schedules", name];
    const found: Violation[] = [];
    if (!/^[a-z][a-z0-9-]{0,29}$/.test(name)) {
        found.push(violation(path, A_NAME, name, "choose another name"));
    }
    if (!(SCHEDULED_OPERATIONS as readonly string[]).includes(schedule.operation)) {
        const rule = `must be one of ${SCHEDULED_OPERATIONS.join(", ")}`;
        found.push(violation([...path, "operation"], rule, schedule.operation, "to destroy, write ttl"));
    } else if (schedule.operation === "preview" ? shape.does === "deploy" : !deploys(shape)) {
        const rule = `needs a role that trusts ${schedule.operation}`;
        const fix = schedule.operation === "preview" ? "write it where pull requests are previewed" : "write preview";
        found.push(violation([...path, "operation"], rule, schedule.operation, fix));
    }
    if ("at" in schedule) {
        if (!isMoment(schedule.at)) found.push(violation([...path, "at"], A_MOMENT, schedule.at, "write it in UTC"));
    } else {
        const problem = cronProblem(schedule.cron);
        if (problem !== undefined) found.push(violation([...path, "cron"], problem, schedule.cron, "correct it"));
    }
    return found;
}

const A_NAME = "must be a name with small letters, digits and hyphens, at most 30";

/** Names that say what no plain variable may hold. */
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSPHRASE|PRIVATE_KEY|ACCESS_KEY|CREDENTIAL/i;

function checkVariables(variables: Readonly<Record<string, string>>): Violation[] {
    return Object.keys(variables).flatMap((name) => {
        const path = ["variables", name];
        if (SECRET_NAME.test(name)) {
            const fix = name.startsWith("AWS_")
                ? "remove it: credentials say which role is taken"
                : "write it in secrets";
            // The value stays where it is: it may be what its name says.
            return [{ path, rule: "must not be plain text: everybody who sees the stack reads it", fix }];
        }
        return checkVariableName(path, name);
    });
}

/** The name of an environment variable that is not made here. */
export function checkVariableName(path: Path, name: string): Violation[] {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
        return [violation(path, "must be the name of an environment variable", name, "use letters, digits and _")];
    }
    if (name === PACK_VARIABLE) return [violation(path, "is written here already", name, "write policyPack")];
    if (/^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/.test(name)) {
        const rule = "must not be a key of AWS: it would win over the role, and not end";
        return [violation(path, rule, name, "remove it: credentials say which role is taken")];
    }
    return [];
}

/** With a tag that moves, a run of tomorrow is another than that of today. */
export function checkImage(image: string | undefined): Violation[] {
    const isFixed = /^[\w./-]+(:\d+\/[\w./-]+)?(:(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$/;
    if (image === undefined || isFixed.test(image)) return [];
    const rule = "must be an image with a tag that stays, or a digest";
    return [violation(["runner", "image"], rule, image, "write it as pulumi/pulumi-nodejs:3.260.0")];
}

export function violation(path: Path, rule: string, value: unknown, fix: string): Violation {
    return { path, rule, value, fix };
}
