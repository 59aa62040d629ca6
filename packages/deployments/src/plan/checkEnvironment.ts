import type { Check, Path, Violation } from "@plinth/core/settings";
import { checkImage, checkVariableName, runChecks, violation } from "./checkRuns.ts";
import type { EnvironmentShape } from "./deploymentsShape.ts";

/** Names of secrets and pools: they stand in configuration keys and logical names. */
export const OWN_NAME = /^[A-Za-z][\w-]{0,39}$/;

/** What can be wrong with how an environment is run, as far as it can be told without the others. */
export const environmentChecks: readonly Check<EnvironmentShape>[] = [
    ...runChecks,
    { reads: ["does", "secrets", "variables"], check: checkSecrets },
    { reads: ["does", "ttl"], check: checkStep },
    { reads: ["does", "runner"], check: ({ runner }) => checkImage(runner?.image) },
];

function checkSecrets({ secrets = {}, variables = {} }: EnvironmentShape): Violation[] {
    return Object.entries(secrets).flatMap(([name, secret]) => {
        const path = ["secrets", name];
        const twice = name in variables;
        return [
            ...checkVariableName(path, name),
            ...checkSecretName(path, secret),
            ...(twice ? [violation(path, "must not stand in variables too", name, "remove it there")] : []),
        ];
    });
}

function checkStep({ ttl }: EnvironmentShape): Violation[] {
    const step = ttl?.stepMinutes;
    if (step === undefined || (Number.isInteger(step) && step >= 1 && step <= 1440)) return [];
    const rule = "must be a whole number of minutes from 1 to 1440";
    return [violation(["ttl", "stepMinutes"], rule, step, "leave it out for an hour")];
}

/** The name of a secret. Whoever writes the value itself there must not read it in a log. */
export function checkSecretName(path: Path, name: string): Violation[] {
    if (OWN_NAME.test(name)) return [];
    return [
        {
            path,
            rule: "must be the name of a secret, not its value: letters, digits, - and _, at most 40",
            fix: "choose a name, and give the value with: pulumi config set --secret delivery-secrets:<name>",
        },
    ];
}
