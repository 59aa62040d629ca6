import type { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";
import { isAwsManagedKey } from "../../views/awsManagedKey.ts";
import { isSecretName } from "../../views/secretName.ts";

export const ssmSecurestring = resourceRule({
    id: "ssm-securestring",
    severity: "medium",
    description: "Parameters of Systems Manager that hold secrets are encrypted",
    remedy: "set type to SecureString",
    types: ["aws:ssm/parameter:Parameter"],
    safeProperties: ["type"],
    parameters: {
        requireKey: {
            description: "Whether a SecureString must be encrypted with a key of the account",
            default: false,
            strict: true,
            stricter: "true",
        },
    },
    *check(resource, { parameters }) {
        const type = resource.get("type");
        const name = resource.get("name");
        // Without a name Pulumi makes one of the resource's.
        const isSecret = name.isUnknown || isSecretName(name.string() ?? resource.name);
        const value = valueOf(resource);
        if (type.string() !== "SecureString" && isSecret && !isSetting(value)) {
            // A value that is marked secret is taken for one, though it is not to be seen.
            yield {
                at: type,
                expected: "SecureString",
                unverified: name.isUnknown || (value.isUnknown && !value.secret),
            };
        }
        const key = resource.get("keyId");
        const mayBeSecure = type.string() === "SecureString" || type.isUnknown;
        if (mayBeSecure && parameters.boolean("requireKey") && (!key.isSet || isAwsManagedKey(key))) {
            yield {
                at: key,
                expected: "a KMS key of the account",
                unverified: type.isUnknown,
                remedy: "set keyId to a key of the account",
            };
        }
    },
});

function valueOf(parameter: ResourceView): Reading {
    const value = parameter.get("value");
    return value.isAbsent ? parameter.get("insecureValue") : value;
}

/** A number or a switch is no secret, whatever its name says. */
function isSetting(value: Reading): boolean {
    return value.number() !== undefined || value.boolean() !== undefined;
}
