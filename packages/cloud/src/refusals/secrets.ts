import type { RefusalRule } from "./refusal.ts";
import { outsideRange, refusedByProvider, terraformName } from "./wording.ts";

const SECRETS = "hashicorp/terraform-provider-aws, internal/service/secretsmanager";
const SCHEMA = "terraform-plugin-sdk, helper/schema";

const secret: RefusalRule = (inputs) => {
    const name = inputs.text("name");
    const said = (message: string) => [refusedByProvider("name", message, `${SECRETS}: validSecretName`)];
    return [
        ...(name !== undefined && !/^[0-9A-Za-z/_+=.@-]+$/.test(name)
            ? said('only alphanumeric characters and /_+=.@- special characters are allowed in "name"')
            : []),
        ...(name !== undefined && name.length > 512 ? said('"name" cannot be greater than 512 characters') : []),
        ...(inputs.number("recoveryWindowInDays") === 0 ? [] : outsideRange(inputs, "recoveryWindowInDays", 7, 30)),
    ];
};

/** secret_version.go: one value, and a write-only one with its version. */
const version: RefusalRule = (inputs) => {
    const given = ["secretBinary", "secretString", "secretStringWo"].filter(
        (input) => inputs.text(input) !== undefined,
    );
    const [first, second] = given;
    const pair = ["secretStringWo", "secretStringWoVersion"].filter((input) => inputs.has(input));
    return [
        ...(first !== undefined && second !== undefined
            ? [refusedByProvider(first, `"${terraformName(first)}": conflicts with ${terraformName(second)}`, SCHEMA)]
            : []),
        ...(pair.length === 1
            ? [
                  refusedByProvider(
                      pair[0] ?? "",
                      `"${terraformName(pair[0] ?? "")}": all of \`secret_string_wo,secret_string_wo_version\` must be specified`,
                      `${SCHEMA}: RequiredWith`,
                  ),
              ]
            : []),
    ];
};

/** secret_rotation.go: the schema. */
const rotation: RefusalRule = (inputs) => {
    const rules = inputs.object("rotationRules");
    if (rules === undefined) return [];
    const argument = "rotation_rules.0.automatically_after_days";
    return outsideRange(rules, "automaticallyAfterDays", 1, 1000, argument).map((refusal) => ({
        ...refusal,
        property: "rotationRules.automaticallyAfterDays",
    }));
};

/** Secrets, their versions and their rotation. */
export const secretRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:secretsmanager/secret:Secret": secret,
    "aws:secretsmanager/secretVersion:SecretVersion": version,
    "aws:secretsmanager/secretRotation:SecretRotation": rotation,
};
