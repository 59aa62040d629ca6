import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { containersOf, WORKLOADS } from "../../views/podSpec.ts";
import { addressWithPassword, secretByForm } from "../../views/secretForm.ts";
import { isSecretName, isSecretPath } from "../../views/secretName.ts";

/** What names of variables with secrets contain, and how names end that only tell where or how long. */
const SECRET_NAME = /passw(or)?d|passphrase|secret|token|api_?key|access_?key|private_?key|credential/i;
const HARMLESS_NAME =
    /(file|path|dir|name|url|uri|host|endpoint|arn|id|ttl|expiry|expiration|lifetime|timeout|seconds|minutes|length|type|header|issuer|audience|algorithm|enabled|required|policy|version)$/i;
/** References to other variables, files, ARNs and switches say nothing secret. */
const HARMLESS_VALUE = /^(\$\(.*\)|\/.*|arn:.*|true|false|yes|no|none|[01])?$/is;

export const k8sSecretEnv = resourceRule({
    id: "k8s-secret-env",
    severity: "low",
    description: "Secrets reach containers as files, not through their environment and never in plain text",
    remedy: "mount the secret as a volume and have the program read the file",
    types: WORKLOADS,
    safeProperties: [],
    *check(workload) {
        for (const container of containersOf(workload)) {
            for (const variable of container.at("env").items()) {
                const reference = variable.at("valueFrom.secretKeyRef");
                const value = variable.child("value");
                if (!reference.isAbsent) {
                    yield { at: reference, expected: "a file" };
                } else if (isLiteralSecret(variable.child("name"), value)) {
                    yield { at: value, expected: "no secret in plain text" };
                }
            }
            for (const source of container.at("envFrom").items()) {
                const reference = source.child("secretRef");
                if (!reference.isAbsent) {
                    yield { at: reference, expected: "a file" };
                }
            }
        }
    },
});

function isLiteralSecret(name: Reading, value: Reading): boolean {
    const called = name.string() ?? "";
    const named = isSecretName(called) || (SECRET_NAME.test(called) && !HARMLESS_NAME.test(called));
    const text = value.string();
    if (text === undefined) {
        return named && value.isUnknown;
    }
    const isSecret = secretByForm(text) !== undefined || addressWithPassword(text) !== undefined;
    return isSecret || (named && !HARMLESS_VALUE.test(text) && !isSecretPath(text));
}
